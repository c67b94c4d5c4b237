import { posix } from 'node:path';

/** The address of a heading in one document, as GitHub and most wikis make it. */
export const anchorOf = (heading: string): string =>
  heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

/** Files of a document and the addresses of their headings. */
export type Anchors = ReadonlyMap<string, string>;

const LINK = /(?<=\]\()([^()\s]+)(?=\))/g;

/** Links to files of the plan lead to their headings. */
export const linksToAnchors = (body: string, place: string, anchors: Anchors): string =>
  body.replace(LINK, (url) => {
    const path = url.endsWith('.mdx') && !url.includes(':') ? posix.join(posix.dirname(place), url.slice(0, -4)) : undefined;
    const anchor = path === undefined ? undefined : anchors.get(path);
    return anchor === undefined ? url : `#${anchor}`;
  });

/** The inverse: links to headings of files lead to the files. */
export function anchorsToLinks(body: string, place: string, anchors: Anchors): string {
  const places = new Map([...anchors].map(([each, anchor]) => [`#${anchor}`, each]));
  return body.replace(LINK, (url) => {
    const target = places.get(url);
    return target === undefined ? url : `${posix.relative(posix.dirname(place), target)}.mdx`;
  });
}
