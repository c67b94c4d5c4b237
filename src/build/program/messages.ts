import type { GuideExtras } from '../../site/guide-extras.ts';
import type { Fault } from '../fault.ts';

/** What the compiler is told. */
export interface Compiling {
  /** The absolute path of a folder of the compiler's own, below the project. */
  folder: string;
  /** The path in front of all addresses, `/` or `/plans`. */
  base: string;
  diagrams: 'svg' | 'source';
}

/** The styles of a page, as Astro notes them when it bundles. */
interface PageStyle {
  depth: number;
  order: number;
  sheet: { type: 'inline'; content: string } | { type: 'external'; src: string };
}

/** What is kept beside the compiled modules. */
export interface Bundle {
  /** The module to begin with, below the folder of modules. */
  entry: string;
  /** By Astro's key of a page. */
  styles: { [page: string]: readonly PageStyle[] };
  /** Drawings, titles and files that pages of the guide show: maps as lists. */
  guide: { drawings: [string, string][]; titles: [string, string][]; example: GuideExtras['example'] };
}

/** From the compiler. */
export type Compiled = { bundle: Bundle } | { failed: Fault };

/** Folders of a program: its modules, and what browsers load. */
export const MODULES = 'modules';
export const CLIENT = 'client';
