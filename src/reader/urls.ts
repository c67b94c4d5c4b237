const ALLOWED = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Why a URL may not stand in a plan: it would run code, carry hidden data, or load something from a third party. */
export function unsafeUrl(url: string, image: boolean): { rule: string; message: string; fix: string } | undefined {
  // Browsers drop white space and control characters before they look at the scheme: `java\nscript:` runs.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant
  const bare = url.replace(/[\u0000-\u0020\u007f]+/g, '');
  const scheme = /^([a-z][a-z0-9+.-]*:)/i.exec(bare)?.[1]?.toLowerCase();
  if (scheme && !ALLOWED.has(scheme))
    return { rule: 'content/unsafe-url', message: `a ${scheme} address`, fix: 'Write an https:, mailto: or relative address' };
  // Browsers read a backslash as a slash: `/\\host` is another host.
  if (image && (scheme || bare.replaceAll('\\', '/').startsWith('//')))
    return {
      rule: 'content/remote-image',
      message: 'an image from another host',
      fix: 'Put the file beside the page and write its relative path',
    };
  return undefined;
}
