/** What pages of the guide need and cannot make themselves, as a program keeps it: maps as lists. */
export interface KeptGuide {
  /** SVG by mermaid source. */
  drawings: [string, string][];
  /** Titles of fences by their code; Markdown passes only the language to components. */
  titles: [string, string][];
  /** The files of the example plan, in reading order. */
  example: { file: string; text: string }[];
}

export interface GuideExtras {
  drawings: Map<string, string>;
  titles: Map<string, string>;
  example: KeptGuide['example'];
}

const extras: GuideExtras = { drawings: new Map(), titles: new Map(), example: [] };

/** Filled by the loader of the guide when the site is compiled, and by the program when it is opened. */
export const guideExtras = (): GuideExtras => extras;

export const keptGuide = (): KeptGuide => ({ ...extras, drawings: [...extras.drawings], titles: [...extras.titles] });

export function restoreGuide({ drawings, titles, example }: KeptGuide): void {
  Object.assign(extras, { drawings: new Map(drawings), titles: new Map(titles), example });
}
