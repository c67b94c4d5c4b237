import { createInter } from '../../src/diagrams/shim/fonts.ts';

/** The page's fonts, loaded once for all tests of a file. */
export const inter = createInter();
