/** A fenced code block of a guide page. */
export interface GuideFence {
  lang: string;
  /** Behind the language: `title="plans/shop/plan.mdx"`, the file that it shows. */
  title?: string;
  code: string;
  /** The line of its first line of code in the text, from 1. */
  line: number;
}

const FENCE = /^(`{3,})([\w-]*)([^\n]*)\n([\s\S]*?)^\1[ \t]*$/gm;

/** The fenced code blocks of a text, in order. Guide pages fence with backticks at the start of a line. */
export function* fencesOf(text: string): Generator<GuideFence> {
  for (const { index, 2: lang = '', 3: meta = '', 4: code = '' } of text.matchAll(FENCE)) {
    const title = /\btitle="([^"]+)"/.exec(meta)?.[1];
    const line = text.slice(0, index).split('\n').length + 1;
    yield { lang, ...(title !== undefined && { title }), code: code.replace(/\n$/, ''), line };
  }
}
