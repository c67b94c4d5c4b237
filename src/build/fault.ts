/** An error as one thread tells it to another: errors lose their codes and paths on the way. */
export interface Fault {
  message: string;
  code?: string;
  path?: string;
}

export function faultOf(error: unknown): Fault {
  const { message, code, path }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
  return { message, ...(code !== undefined && { code }), ...(path !== undefined && { path }) };
}

export const errorOf = (fault: Fault): Error => Object.assign(new Error(fault.message), fault);
