/** One measured value beside its limit. */
export const line = (name: string, value: number, limit: number, unit: string): void =>
  void process.stdout.write(
    `${name.padEnd(56)} ${value.toFixed(value < 10 ? 2 : 0).padStart(8)} ${unit}   ${(value / limit).toFixed(2)} of ${limit} ${unit}\n`,
  );
