import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { HEADERS_FILE, hostPolicy } from '../../build/headers.ts';
import { audiencesOf, isOver, type ShareAudience } from '../../share/audiences.ts';
import { leaksOf } from '../../share/gate/leaks.ts';
import { forbiddenIn } from '../../share/gate/markup.ts';
import { namedShares } from '../../share/gate/site.ts';
import { SHARES_OUT, sharesHost } from '../../share/host.ts';
import { contextOf, FOLDER, linksOf, openPath, sealedPath } from '../../share/links.ts';
import type { Bytes } from '../../share/seal/keys.ts';
import { sealedBytes } from '../../share/seal/sealed-page.ts';
import { readPassphrase, SECRET_VARIABLE, secretOf } from '../../share/seal/secret.ts';
import { unseal } from '../../share/seal/unseal.ts';
import { type ExitCode, UsageError } from '../failure.ts';
import { load } from '../load.ts';
import { type Arguments, text } from '../options.ts';

/** Returns the problems of an audience's published page. */
async function faultsOf(
  site: string,
  plan: string,
  audience: ShareAudience,
  secret: Bytes | undefined,
  asOf: string,
): Promise<string[]> {
  const over = audience.revoked || isOver(audience, asOf);
  if (audience.mode === 'sealed' && secret === undefined) return [`${SECRET_VARIABLE} is not set, so it cannot be opened`];
  const path =
    audience.mode === 'open' || secret === undefined
      ? openPath(plan, audience)
      : await sealedPath(secret, contextOf(plan, audience));
  const there = existsSync(join(site, path));
  if (over) return there ? [`${path} is still there, although it is ${audience.revoked ? 'revoked' : 'over'}`] : [];
  if (!there) return [`${path} is not there`];
  const old =
    secret === undefined
      ? []
      : await Promise.all(
          Array.from({ length: Math.min(audience.epoch - 1, 100) }, (_, index) =>
            sealedPath(secret, contextOf(plan, { id: audience.id, epoch: audience.epoch - 1 - index })),
          ),
        );
  const left = old.filter((each) => existsSync(join(site, each))).map((each) => `${each} of an earlier epoch is still there`);
  const file = await readFile(join(site, path), 'utf8');
  if (audience.mode === 'open' || secret === undefined)
    return [...left, ...forbiddenIn(file).map((what) => `${path} holds ${what}`)];
  const bytes = sealedBytes(file);
  const passphrase = audience.passphrase === undefined ? undefined : readPassphrase(process.env, audience.passphrase);
  if (audience.passphrase !== undefined && passphrase === undefined)
    return [...left, `${audience.passphrase} is not set, so it cannot be opened`];
  const faults = [...left];
  for (const { recipient, path: link } of await linksOf(plan, audience, secret)) {
    const opened = bytes && (await unseal(bytes, link.slice(link.indexOf('#') + 1), passphrase));
    if (!opened) faults.push(`${path} does not open${recipient === '' ? '' : ` for ${recipient}`}`);
    else if (opened.expires !== audience.expires) faults.push(`${path} was built with another end: ${opened.expires ?? 'none'}`);
    else faults.push(...forbiddenIn(opened.page).map((what) => `${path} holds ${what}`));
  }
  return faults;
}

/**
 * `share verify`: opens every page of a built site with its own link, and searches it for content that its audience may not see.
 */
export async function verifyShares(args: Arguments): Promise<ExitCode> {
  const { computed } = await load(args);
  const { besideSite } = sharesHost(computed.portfolio);
  const stated = text(args, 'out') ?? (besideSite ? 'dist' : SHARES_OUT);
  const site = resolve(stated);
  if (!existsSync(site))
    throw new UsageError(
      `there is no folder ${stated}`,
      `run banyan build${besideSite ? '' : ' --only shares'} first, or write --out DIR`,
    );
  let wrong = 0;
  // Whether the names of all pages are known, so that a page of no audience can be recognised.
  let complete = true;
  const expected: string[] = [];
  const unlisted: string[] = [];
  for (const each of computed.plans) {
    for (const audience of audiencesOf(computed.portfolio, each.plan)) {
      const { id } = each.plan;
      const secret = audience.mode === 'sealed' ? secretOf(audience, process.env) : undefined;
      if (audience.mode === 'sealed' && !secret) complete = false;
      else {
        const path = secret ? await sealedPath(secret, contextOf(id, audience)) : openPath(id, audience);
        expected.push(path);
        if (!audience.listed) unlisted.push(path);
      }
      const leaks = leaksOf(each, audience, computed.asOf).map(({ field }) => `it would show the field ${field}`);
      const faults = [...(await faultsOf(site, id, audience, secret, computed.asOf)), ...new Set(leaks)];
      wrong += faults.length;
      process.stdout.write(
        faults.length === 0 ? `${id} ${audience.id}: fine\n` : faults.map((fault) => `${id} ${audience.id}: ${fault}\n`).join(''),
      );
    }
  }
  const files = existsSync(join(site, FOLDER)) ? await readdir(join(site, FOLDER), { recursive: true, withFileTypes: true }) : [];
  const unknown = files
    .filter((file) => file.isFile())
    .map((file) =>
      join(file.parentPath, file.name)
        .slice(site.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !expected.includes(path));
  if (complete) for (const path of unknown) process.stdout.write(`${path}: belongs to no audience\n`);
  const policy = await readFile(join(site, HEADERS_FILE), 'utf8').catch(() => undefined);
  const refused = expected.length > 0 && policy !== undefined && !policy.includes(hostPolicy());
  if (refused) process.stdout.write(`${HEADERS_FILE}: its content policy is not that of this version, so pages may not open\n`);
  const named = await namedShares(site, unlisted);
  for (const name of named) process.stdout.write(`the site names a share in ${name}\n`);
  return wrong + named.length + (refused ? 1 : 0) + (complete ? unknown.length : 0) === 0 ? 0 : 1;
}
