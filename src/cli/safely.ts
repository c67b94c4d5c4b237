import { UnsafeShare } from '../sharing/unsafe.ts';
import { UsageError } from './failure.ts';

/** Does something with shares; what would make one unsafe becomes an error for the user to put right. */
export async function safely<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnsafeShare) throw new UsageError(error.message, error.fix);
    throw error;
  }
}
