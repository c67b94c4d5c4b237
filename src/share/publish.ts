import { shorten } from '../model/shorten.ts';
import type { Locate } from '../model/source.ts';
import type { Computed, ComputedPlan } from '../pipeline/compute.ts';
import type { Brand } from '../site/brand.ts';
import { audiencesOf, isOver, type ShareAudience } from './audiences.ts';
import { maySee } from './gate/drawn.ts';
import { leaksOf } from './gate/leaks.ts';
import { forbiddenIn } from './gate/markup.ts';
import { contextOf, linksOf, openPath, recipientsOf, sealedPath } from './links.ts';
import { sharePage } from './page/page.ts';
import { type Draw, drawPictures } from './page/pictures.ts';
import { projectPlan } from './projection/project.ts';
import type { TakenOut } from './projection/redaction.ts';
import { wordsFor } from './projection/words.ts';
import type { Bytes } from './seal/keys.ts';
import { seal } from './seal/seal.ts';
import { sealedBytes, sealedPage } from './seal/sealed-page.ts';
import { readPassphrase, SECRET_VARIABLE, secretOf } from './seal/secret.ts';
import { unseal } from './seal/unseal.ts';
import { UnsafeShare } from './unsafe.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A page to publish. */
export interface Share {
  plan: string;
  audience: string;
  mode: ShareAudience['mode'];
  /** Relative to the site. */
  path: string;
  /** The content of the file. */
  file: string;
  /** Whether the overview of the plan links to it. */
  listed: boolean;
  /** What `redact` took out of its texts, each text once, in the order of the page. */
  takenOut: readonly Taken[];
}

/** Something that was taken out. */
export interface Taken {
  kind: TakenOut;
  found: string;
}

/** An audience without a page, and the reason. A refused page would have shown something its audience may not see. */
export interface Skipped {
  plan: string;
  audience: string;
  why: string;
  refused?: true;
  /** Whether its secret or passphrase is not set. */
  secret?: true;
}

const named = (plan: string, { id }: ShareAudience): string => `the audience ${id} of ${plan}`;

/** Returns what a page would reveal without permission (the release gate). */
function faultsOf(computed: ComputedPlan, audience: ShareAudience, page: string, asOf: string, locate: Locate): string[] {
  const leaks = leaksOf(computed, audience, asOf).map(({ field, text, source }) => {
    const place = source && locate(source, field.split('.').at(-1));
    return `the field ${field} (“${excerpt(text)}”${place ? `, ${place.file}:${place.line}:${place.column}` : ''})`;
  });
  return [...new Set([...leaks, ...forbiddenIn(page)])];
}

const excerpt = (text: string): string => shorten(text, 60).replace(/\s+/g, ' ');

/** Seals a page, and verifies that each recipient can open it. */
async function sealed(
  plan: string,
  audience: ShareAudience,
  page: string,
  secret: Bytes,
  passphrase: string | undefined,
  now: number,
): Promise<string> {
  const context = contextOf(plan, audience);
  const bytes = await seal(page, {
    secret,
    context,
    recipients: recipientsOf(audience),
    sealedAt: now,
    repeatable: audience.demonstrationKey !== undefined,
    ...(passphrase !== undefined && { passphrase }),
    ...(audience.expires !== undefined && { expires: audience.expires }),
  });
  const file = sealedPage(bytes);
  const again = sealedBytes(file);
  for (const { path } of await linksOf(plan, audience, secret)) {
    const opened = again && (await unseal(again, path.slice(path.indexOf('#') + 1), passphrase));
    if (opened?.page !== page)
      throw new UnsafeShare(
        `the page for ${named(plan, audience)} does not open again`,
        'Nothing was published. Please report it',
      );
  }
  return file;
}

/** The inputs for making audience pages besides the plans. */
export interface Making {
  env: Environment;
  /** In milliseconds since 1970. */
  now: number;
  /** Draws the diagrams of pages. */
  draw: Draw;
  locate: Locate;
  /** The team's logo and accent colour, which every audience sees. */
  brand?: Brand;
}

/**
 * Makes the pages of all audiences on a day, and checks each by the release gate. Sealed pages without a secret and refused pages
 * are left out; both are in `skipped`. Throws UnsafeShare if a secret is weak or an audience contradicts itself.
 */
export async function makeShares(
  computed: Computed,
  { env, now, draw, locate, brand }: Making,
): Promise<{ shares: Share[]; skipped: Skipped[] }> {
  const { asOf } = computed;
  const shares: Share[] = [];
  const skipped: Skipped[] = [];
  const wanted = computed.plans.flatMap((each) =>
    audiencesOf(computed.portfolio, each.plan).map((audience) => ({ each, audience })),
  );
  for (const { each, audience } of wanted) {
    const plan = each.plan.id;
    const skip = (why: string, secret?: true): void =>
      void skipped.push({ plan, audience: audience.id, why, ...(secret && { secret }) });
    if (audience.revoked) continue;
    if (isOver(audience, asOf)) {
      skip(`it ended on ${audience.expires}`);
      continue;
    }
    const secret = audience.mode === 'sealed' ? secretOf(audience, env) : undefined;
    const passphrase = audience.passphrase === undefined ? undefined : readPassphrase(env, audience.passphrase);
    if (audience.mode === 'sealed' && secret === undefined) skip(`${SECRET_VARIABLE} is not set`, true);
    else if (audience.passphrase !== undefined && passphrase === undefined) skip(`${audience.passphrase} is not set`, true);
    else {
      const taken = new Map<string, Taken>();
      const words = wordsFor(each.plan, audience, (kind, found) => taken.set(`${kind} ${found}`, { kind, found }));
      const shared = projectPlan(each, audience, asOf, words);
      const takenOut = [...taken.values()];
      const diagrams = await drawPictures(shared, draw, maySee(each.plan, audience));
      const page = sharePage(shared, { sealed: audience.mode === 'sealed', diagrams, ...(brand && { brand }) });
      const faults = faultsOf(each, audience, page, asOf, locate);
      if (faults.length > 0) {
        const why = `it would show what it may not see: ${faults.slice(0, 5).join(', ')}`;
        skipped.push({ plan, audience: audience.id, why, refused: true });
      } else if (audience.mode === 'open')
        shares.push({
          plan,
          audience: audience.id,
          mode: 'open',
          path: openPath(plan, audience),
          file: page,
          listed: audience.listed,
          takenOut,
        });
      else if (secret !== undefined)
        shares.push({
          plan,
          audience: audience.id,
          mode: 'sealed',
          path: await sealedPath(secret, contextOf(plan, audience)),
          file: await sealed(
            plan,
            audience,
            page,
            secret,
            passphrase,
            audience.demonstrationKey === undefined ? now : Date.parse(asOf),
          ),
          listed: audience.listed,
          takenOut,
        });
    }
  }
  return { shares, skipped };
}
