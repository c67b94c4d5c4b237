import { normalPath } from '../../model/values/path-patterns.ts';
import type { ListedOperation } from '../propose-rows.ts';

/** A route as a tool prints it: its methods, its path in the manner of its framework, the name of what handles it. */
export interface Route {
  methods: readonly string[];
  path: string;
  name?: string;
}

/** Frameworks add these by themselves. */
const IMPLIED = new Set(['HEAD', 'OPTIONS']);

/** `/posts/{id?}` is two paths: without its last segment, and with it. Rails writes optional parts in parentheses. */
function pathsOf(path: string): string[] {
  const [whole, before = '', inside = '', behind = ''] = /^(.*?)\((\/[^()]*)\)(.*)$/.exec(path) ?? [];
  if (whole !== undefined) return [...pathsOf(before + behind), ...pathsOf(before + inside + behind)];
  const optional = /^(.*)\/(?:\{(\w+)\?\}|:(\w+)\?)$/.exec(path);
  return optional ? [optional[1] || '/', `${optional[1]}/{${optional[2] ?? optional[3]}}`] : [path];
}

/** A path without what frameworks put around it, or undefined where it is a pattern that names no path. */
function written(path: string): string | undefined {
  const normal = normalPath(path.startsWith('/') ? path : `/${path}`);
  if (!normal.ok) return undefined;
  const bare = normal.value.replace(/(?<=.)\/$/, '');
  return /[\s()^$\\]/.test(bare) ? undefined : bare;
}

/** Routes as operations, each once, in their order. Methods that frameworks add by themselves are left out beside others. */
export function operationsOf(routes: readonly Route[]): ListedOperation[] {
  const found = new Map<string, ListedOperation>();
  for (const { methods, path, name } of routes) {
    const stated = [...new Set(methods.map((method) => method.trim().toUpperCase()).filter((method) => /^[A-Z]+$/.test(method)))];
    const own = stated.filter((method) => !IMPLIED.has(method));
    for (const each of pathsOf(path)) {
      const normal = written(each);
      if (normal === undefined) continue;
      for (const method of own.length > 0 ? own : stated.length > 0 ? stated : ['ANY']) {
        const key = `${method} ${normal}`;
        if (!found.has(key)) found.set(key, { method, path: normal, ...(name !== undefined && name !== '' && { name }) });
      }
    }
  }
  return [...found.values()];
}

export type Json = Readonly<Record<string, unknown>>;

/** An object of JSON; an empty one for anything else. */
export const group = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const words = (value: unknown): string => (typeof value === 'string' ? value : '');
