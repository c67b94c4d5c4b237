import { keepOnPage } from './keep-on-page.ts';

/**
 * Returns an SVG image without anything that runs, loads or links; `undefined` if it is not an SVG. The image is published as a
 * file, and a browser that opens it directly would run its scripts on the site's origin.
 */
export async function sanitizedSvg(text: string): Promise<string | undefined> {
  const [{ JSDOM }, { default: createPurify }] = await Promise.all([import('jsdom'), import('dompurify')]);
  const { window } = new JSDOM('');
  try {
    const purify = createPurify(window as unknown as Parameters<typeof createPurify>[0]);
    const body = purify.sanitize(text.replace(/^\ufeff?\s*<\?xml[^>]*>/, ''), {
      USE_PROFILES: { svg: true, svgFilters: true },
      RETURN_DOM: true,
    }) as unknown as Element;
    const svg = body.querySelector('svg');
    if (!svg) return undefined;
    keepOnPage(svg);
    // Links in an `<img>` do not work.
    for (const link of [...svg.querySelectorAll('a')]) link.replaceWith(...link.childNodes);
    for (const element of [svg, ...svg.querySelectorAll('*')]) element.removeAttribute('xmlns');
    return new window.XMLSerializer().serializeToString(svg);
  } finally {
    window.close();
  }
}
