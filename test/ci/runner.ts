import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

interface Step {
  id?: string;
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, string>;
  env?: Record<string, string>;
  'working-directory'?: string;
}
export interface Action {
  inputs: Record<string, { default?: string }>;
  outputs: Record<string, { value: string }>;
  runs: { steps: Step[] };
}

/** Values of expressions, by path: `inputs.content`, `github.sha`. What is not there is empty, as on a runner. */
export type Contexts = Readonly<Record<string, unknown>>;

const TOKEN = /'(?:[^']|'')*'|[A-Za-z_][\w.-]*|==|!=|&&|\|\||[()!,]|\s+|[^\s]/g;

/** Evaluates an expression of GitHub Actions, of the kinds that our workflows use. */
export function evaluated(expression: string, contexts: Contexts): unknown {
  const at = (path: string): unknown =>
    contexts[path] ?? path.split('.').reduce<unknown>((value, key) => (value as Contexts | undefined)?.[key], contexts) ?? '';
  const format = (text: string, ...values: unknown[]): string =>
    text.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]));
  const script = (expression.match(TOKEN) ?? [])
    .map((token) => {
      if (token.startsWith("'")) return JSON.stringify(token.slice(1, -1).replaceAll("''", "'"));
      if (['format', 'always'].includes(token)) return token;
      if (['true', 'false'].includes(token)) return token;
      return /^[A-Za-z_]/.test(token) ? `at(${JSON.stringify(token)})` : token;
    })
    .join('');
  return new Function('at', 'format', 'always', `return (${script})`)(at, format, () => true);
}

/** A text with its `${{ … }}` replaced by their values. */
export const filled = (text: unknown, contexts: Contexts): string =>
  String(text).replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => String(evaluated(expression, contexts)));

export interface Ended {
  code: number | null;
  out: string;
  /** What a step gives to later ones, by step and name: `diff.headline`. */
  outputs: Record<string, string>;
}

/** The variables that a step wrote into the file of `GITHUB_OUTPUT`. */
function outputsIn(file: string): Record<string, string> {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return {
    ...Object.fromEntries([...text.matchAll(/^([\w-]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value])),
    ...Object.fromEntries(
      [...text.matchAll(/^([\w-]+)<<(\w+)\n([\s\S]*?)\n\2$/gm)].map(([, name = '', , value = '']) => [name, value]),
    ),
  };
}

function ran(script: string, cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: number | null; out: string }> {
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd, env });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      out += chunk;
    });
  return new Promise((done) => child.on('close', (code) => done({ code, out })));
}

/**
 * Runs the steps of this checkout's action as a runner would, in a workspace that holds another checkout. Steps that use foreign
 * actions are left out. `given` are the inputs of the step that uses it, `contexts` what its expressions see.
 */
export async function runAction(
  workspace: string,
  given: Readonly<Record<string, string>>,
  contexts: Contexts,
  env: NodeJS.ProcessEnv,
): Promise<Ended> {
  const { inputs, outputs, runs }: Action = parse(readFileSync('action.yml', 'utf8'));
  const unknown = Object.keys(given).filter((name) => !(name in inputs));
  if (unknown.length > 0) throw new Error(`the action has no input ${unknown.join(', ')}`);
  const steps: Record<string, { outputs: Record<string, string> }> = {};
  const seen: Contexts = { ...contexts, 'github.action_path': resolve('.'), steps, inputs: {} };
  const values = Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, filled(given[name] ?? input.default ?? '', seen)]),
  );
  const inside: Contexts = { ...seen, inputs: values };
  const temp = join(workspace, 'temp');
  mkdirSync(temp, { recursive: true });
  let out = '';
  let code: number | null = 0;
  for (const step of runs.steps) {
    if (step.run === undefined || (step.if !== undefined && evaluated(step.if, inside) !== true)) continue;
    const file = join(temp, 'output');
    rmSync(file, { force: true });
    const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value, inside)]));
    const files = { RUNNER_TEMP: temp, GITHUB_OUTPUT: file, GITHUB_STEP_SUMMARY: join(temp, 'summary') };
    const ended = await ran(step.run, join(workspace, filled(step['working-directory'] ?? '.', inside)), {
      ...env,
      ...files,
      ...own,
    });
    out += ended.out;
    code = ended.code;
    if (step.id !== undefined) steps[step.id] = { outputs: outputsIn(file) };
    if (code !== 0) break;
  }
  return {
    code,
    out,
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, filled(value, inside)])),
  };
}
