import type { KeptGuide } from '../../site/guide-extras.ts';
import type { PageStyles } from './astro-internals.ts';

/** What a program needs besides its compiled modules. */
export interface Bundle {
  /** The entry module, relative to the folder of modules. */
  entry: string;
  styles: PageStyles;
  guide: KeptGuide;
}

/** The manifest of a program on disk. */
export interface ProgramManifest {
  bundle: Bundle;
  /** SHA-256 by file. */
  files: { [file: string]: string };
}

/** Folders of a program: its modules, and the files that browsers load. The manifest is beside them. */
export const MODULES = 'modules';
export const CLIENT = 'client';
export const MANIFEST = 'program.json';
