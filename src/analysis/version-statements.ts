import type { Identity, Plan } from '../model/plan.ts';
import type { Source } from '../model/source.ts';
import { parseProduct } from '../model/values/version.ts';
import { codeOf, type PlanCode } from './code.ts';
import { codePackages } from './code-packages.ts';
import { packageKey, parseImage, productKeys } from './packages.ts';

/** A version that the plan gives a product of the new system, outside of its stack. */
export interface VersionStatement {
  name: string;
  keys: readonly string[];
  /** `3.12`, `==21.2.0`, `3.11+`. */
  version: string;
  /** Where it stands, in words: `the image`, `the command`. */
  where: string;
  owner: Identity;
  source: Source;
  field?: string | readonly (string | number)[];
}

/** `3.12-slim` → 3.12: what stands behind the number of an image's tag is its variant. */
const tagVersion = (tag: string | undefined): string | undefined => /^v?\d+(?:\.\d+)*/.exec(tag ?? '')?.[0];

/** Images whose tag is the version of a language. Of others (`redis`), a package of the same name has versions of its own. */
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  python: ['python'],
  pypy: ['pypy'],
  node: ['node', 'node-js', 'nodejs'],
  golang: ['go', 'golang'],
  ruby: ['ruby'],
  php: ['php'],
  rust: ['rust'],
  openjdk: ['java', 'openjdk'],
  'eclipse-temurin': ['java', 'openjdk'],
  bun: ['bun'],
  deno: ['deno'],
  elixir: ['elixir'],
  perl: ['perl'],
};

/** Whether an image is that of a language, on which others are built. */
export const isLanguageImage = (name: string): boolean => Object.hasOwn(LANGUAGES, name);

const imageKeys = (name: string): readonly string[] => LANGUAGES[name] ?? [];

const bareName = (name: string): string => name.replace(/\s+(?:for|on|under)\s+.*$/i, '');

function* ofRows(plan: Plan): Generator<VersionStatement> {
  const to = plan.to;
  for (const field of ['language', 'framework', 'runtime'] as const) {
    const text = to?.[field];
    const parsed = text === undefined ? undefined : parseProduct(text);
    if (parsed?.ok && parsed.value.version)
      yield {
        name: parsed.value.name,
        keys: productKeys(parsed.value.name),
        version: parsed.value.version.raw,
        where: `to.${field} of the plan`,
        owner: plan,
        source: plan.source,
        field: ['to', field],
      };
  }
  for (const tool of [...(plan.environment?.tools ?? []), ...(plan.quality?.tools ?? [])]) {
    const version = tool.version;
    const name = bareName(tool.name ?? '');
    if (version !== undefined)
      yield {
        name,
        keys: productKeys(name),
        version,
        where: `the tool "${tool.name}"`,
        owner: tool,
        source: tool.source,
        field: 'version',
      };
  }
  for (const service of plan.environment?.services ?? []) {
    const image = service.change === 'remove' ? undefined : parseImage(service.image ?? '');
    const version = tagVersion(image?.tag);
    if (image && version !== undefined)
      yield {
        name: image.name,
        keys: imageKeys(image.name),
        version,
        where: `the image of "${service.name ?? service.id}"`,
        owner: service,
        source: service.source,
        field: 'image',
      };
  }
}

/** Every version of a product outside the stack: of the plan, of tools, images, commands and code. */
export function* versionStatements(plan: Plan): Generator<VersionStatement> {
  yield* ofRows(plan);
  for (const { named, code } of codePackages(plan)) {
    const version = named.how === 'image' ? tagVersion(named.version) : named.version;
    const name = named.how === 'image' ? (named.name.split('/').at(-1) ?? named.name) : named.name;
    const keys = named.how === 'image' ? imageKeys(name) : [packageKey(name)];
    if (version !== undefined) yield { name, keys, version, ...placeOf(code, named.quote) };
  }
  for (const code of codeOf(plan)) {
    const pin = code.kind === 'span' ? PIN.exec(code.text) : null;
    if (pin?.[1] && pin[2]) {
      yield { name: pin[1], keys: [packageKey(pin[1])], version: pin[2].replace(/^@/, ''), ...placeOf(code, code.text) };
    }
  }
}

/** A package with its version, alone in backticks: `gunicorn==21.2.0`. */
const PIN = /^([A-Za-z][\w.-]*(?:\[[\w,]*\])?)(==[\w.+-]+|@\d[\w.+-]*)$/;

const placeOf = (code: PlanCode, quote: string): Pick<VersionStatement, 'where' | 'owner' | 'source' | 'field'> => ({
  where: `\`${quote}\``,
  owner: code.owner,
  source: code.source,
  ...(code.field !== undefined && { field: code.field }),
});
