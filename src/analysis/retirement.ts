import { leaves, type Task } from '../model/body.ts';
import { escapeRegExp } from '../model/escape-reg-exp.ts';
import type { Phase, Plan, RolloutStep } from '../model/plan.ts';

/** Words that tell no system from another. */
const GENERIC = new Set([
  'a',
  'an',
  'and',
  'api',
  'app',
  'application',
  'backend',
  'code',
  'engine',
  'for',
  'frontend',
  'in',
  'of',
  'old',
  'new',
  'on',
  'project',
  'server',
  'service',
  'services',
  'stack',
  'system',
  'the',
  'with',
]);

const PARTS = ['system', 'language', 'framework', 'runtime'] as const;

const wordsOf = (side: Plan['from']): string[] => {
  const names = side ? PARTS.map((part) => side[part] ?? '') : [];
  return names.flatMap((name) => name.split(/[\s,/()]+/)).filter((word) => /\p{L}/u.test(word) && !/^v?\d/.test(word));
};

/** Names by which texts of a plan call its old system: words of `from:` that `to:` does not have, else its full name. */
export function oldSystemNames(plan: Plan): string[] {
  const own = distinctNames(plan);
  const from = plan.from;
  const system = from?.system;
  return own.length > 0 || system === undefined ? own : [system];
}

function distinctNames(plan: Plan): string[] {
  const next = new Set(wordsOf(plan.to).map((word) => word.toLowerCase()));
  return [...new Set(wordsOf(plan.from).filter((word) => !GENERIC.has(word.toLowerCase()) && !next.has(word.toLowerCase())))];
}

const LEGACY = String.raw`(?:[Oo]ld|[Ll]egacy|[Pp]revious)\s+(?:\w+\s+)?(?:system|backend|server|service|api|API|application|app|stack|implementation|version|deployment)s?`;

/** Short names count only as they are written (`Go` is a system, `go` a verb); long ones in any case. */
const spelled = (name: string): string =>
  name.length > 3
    ? [...name]
        .map((char) => (/\p{L}/u.test(char) ? `[${char.toLowerCase()}${char.toUpperCase()}]` : escapeRegExp(char)))
        .join('')
    : escapeRegExp(name);

/** Matches the old system's name in a text. */
export function oldSystemPattern(plan: Plan): string {
  const names = oldSystemNames(plan).map(spelled);
  return `(?:${[...names.map((name) => String.raw`(?<![\w-])${name}(?![\w-])`), LEGACY].join('|')})`;
}

/** Whether a text names the old system. */
export const namesOldSystem = (text: string, plan: Plan): boolean => new RegExp(oldSystemPattern(plan), 'u').test(text);

const VERB = `(?:[Rr]emov(?:e|al of|ing)|[Rr]etir(?:e|ement of|ing)|[Dd]ecommission(?:ing)?(?: of)?|[Ss]hut(?:ting)?[ -]?down(?: of)?|[Ss]witch(?:ing)? off|[Tt]urn(?:ing)? off|[Dd]elet(?:e|ion of|ing)|[Uu]ndeploy|[Tt]ear(?:ing)? down)`;
const ANY_VERB = new RegExp(VERB, 'u');
const PART = String.raw`(?:\s+(?:backends?|servers?|systems?|services?|applications?|apps?|APIs?|containers?|deployments?|instances?|stack))*`;

/** Finds texts that say that the old system as a whole goes: `Remove FastAPI from docker-compose`, not `Remove FastAPI imports`. */
export function retiresOldSystem(plan: Plan): (text: string) => boolean {
  let pattern: RegExp | undefined;
  return (text) => {
    const words = text.replace(/[*_`]/g, '');
    // A pattern of its own for each plan takes longer to make than to look for the verb in all of its texts.
    if (!ANY_VERB.test(words)) return false;
    pattern ??= new RegExp(
      String.raw`${VERB}\s+(?:the\s+)?(?:old\s+|legacy\s+)?${oldSystemPattern(plan)}${PART}\s*(?:$|[.,;:(]|from\b|after\b|once\b|when\b|and\b|in\b)`,
      'u',
    );
    return pattern.test(words);
  };
}

/** Tasks of phases that take the old system away. */
export function* retiringTasks(plan: Plan): Generator<{ task: Task; phase: Phase }> {
  const retires = retiresOldSystem(plan);
  for (const phase of plan.phases) for (const task of leaves(phase.body.tasks)) if (retires(task.text)) yield { task, phase };
}

const singular = (word: string): string => word.toLowerCase().replace(/(?<=\w{3})s$/, '');

/** Whether a step switches the old system off as a whole: `Flask backend`, not `Flask workers in one region`. */
export function retiresOld(step: RolloutStep, plan: Plan): boolean {
  const what = step.retires;
  if (what === undefined || !namesOldSystem(what, plan)) return false;
  const own = new Set(
    [
      ...GENERIC,
      ...wordsOf(plan.from),
      'legacy',
      'previous',
      'implementation',
      'container',
      'deployment',
      'instance',
      'version',
    ].map(singular),
  );
  return what.split(/[\s,/()]+/).every((word) => !/\p{L}/u.test(word) || /^v\d/i.test(word) || own.has(singular(word)));
}
