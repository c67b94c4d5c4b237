/** An error that can be posted between threads and processes: structured clone drops `code` and `path`. */
export interface SerializedError {
  message: string;
  code?: string;
  path?: string;
}

export function serializeError(error: unknown): SerializedError {
  const { message, code, path }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
  return { message, ...(code !== undefined && { code }), ...(path !== undefined && { path }) };
}

export const deserializeError = (fault: SerializedError): Error => Object.assign(new Error(fault.message), fault);
