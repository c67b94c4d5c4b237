import type { KeptGuide } from '../../site/guide-extras.ts';
import type { PageStyles } from './astro-internals.ts';

/** What is kept beside the compiled modules of a program. */
export interface Bundle {
  /** The module to begin with, below the folder of modules. */
  entry: string;
  styles: PageStyles;
  guide: KeptGuide;
}

/** A program as it is kept in a folder. */
export interface ProgramRecord {
  bundle: Bundle;
  /** Its files with their SHA-256. */
  files: { [file: string]: string };
}

/** Folders of a program: its modules, and what browsers load. Its record lies beside them. */
export const MODULES = 'modules';
export const CLIENT = 'client';
export const RECORD = 'program.json';
