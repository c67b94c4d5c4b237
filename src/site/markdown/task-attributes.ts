import type { Element, ElementContent } from 'hast';
import type { Task } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import { listed } from '../../reader/tasks.ts';
import { unsafeUrl } from '../../reader/urls.ts';

/** What the attributes of a task lead to. */
export interface TaskTargets {
  /** The page of a task that `after:` names, and what the task is called; `undefined` where there is none. */
  task: (ref: string) => { url: string; name: string } | undefined;
  /** The page of an issue that is named without its address: `#12`. */
  issue: (issue: string) => string | undefined;
}

const text = (value: string): ElementContent => ({ type: 'text', value });

const link = (href: string, value: string): Element => ({
  type: 'element',
  tagName: 'a',
  properties: { href, ...(/^https?:/i.test(href) ? { rel: ['noopener'] } : {}) },
  children: [text(value)],
});

function linked(part: string, name: string, targets: TaskTargets): ElementContent {
  if (name === 'after') {
    const target = targets.task(part);
    return target ? link(target.url, plainText(target.name)) : text(part);
  }
  const url = /^https?:\/\//i.test(part) && !unsafeUrl(part, false) ? part : targets.issue(part);
  return url === undefined ? text(part) : link(url, part.replace(/^https?:\/\//i, ''));
}

/** The attributes of a task as quiet text behind it; other tasks and issues are links, and `id` is not shown. */
export function taskAttributes(task: Task, targets: TaskTargets): ElementContent[] {
  return Object.entries(task.attributes)
    .filter(([name]) => name !== 'id')
    .flatMap(([name, value], index): ElementContent[] => {
      const label = `${index > 0 ? ' · ' : ''}${name}: `;
      if (name !== 'after' && name !== 'issue') return [text(label + value)];
      const parts = listed(value).map((part) => linked(part, name, targets));
      return [text(label), ...parts.flatMap((part, at) => (at > 0 ? [text(', '), part] : [part]))];
    });
}
