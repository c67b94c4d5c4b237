import { UnsafeShare } from '../share/unsafe.ts';
import { refusalOf, UsageError } from './failure.ts';

/**
 * Does something that writes. What would make a share unsafe, and what a file system refuses, become errors for the user to
 * put right; `consequence` says what that means for what was there.
 */
export async function safely<T>(work: () => Promise<T>, consequence?: string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnsafeShare) throw new UsageError(error.message, error.fix);
    throw refusalOf(error, consequence) ?? error;
  }
}
