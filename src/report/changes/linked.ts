/** Characters that end an address in Markdown, or a mention in it, although addresses may hold them. */
const SPELLED = /[()<>@\s'"`]/g;

/** Returns Markdown text as a link, or the text alone where there is no address. */
export const linked = (text: string, address: string | undefined): string =>
  address === undefined
    ? text
    : `[${text}](${address.replace(SPELLED, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)})`;
