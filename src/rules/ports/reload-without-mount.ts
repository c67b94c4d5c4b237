import { shortText } from '../../analysis/labels.ts';
import { commandOf, serviceLabel } from '../../analysis/services.ts';
import { workOf } from '../../analysis/work.ts';
import { writtenCount } from '../../model/absences.ts';
import { defineRule } from '../rule.ts';

const RELOAD = /\b(?:hot|live|auto)[- ]?reload/i;
const RELOADS = /reload|watch|nodemon|\bdev\b|\bair\b|--debug/i;

export const reloadWithoutMount = defineRule({
  id: 'ports/reload-without-mount',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Hot reload without a mounted source folder',
  why: 'Without the mounted folder, and a command that watches it, a change shows only after the next build.',
  examples: {
    fails: {
      'phases/1-base.mdx':
        '---\ntitle: Base\nstatus: planned\n---\n\n<Exit>\n\n- [ ] Hot reload works in development\n\n</Exit>\n',
      'environment.mdx':
        '---\nservices:\n  - { name: api, change: add, environment: development, build: ./api, command: uvicorn app.main:app }\n---\n',
    },
    passes: {
      'phases/1-base.mdx':
        '---\ntitle: Base\nstatus: planned\n---\n\n<Exit>\n\n- [ ] Hot reload works in development\n\n</Exit>\n',
      'environment.mdx':
        '---\nservices:\n  - { name: api, change: add, environment: development, build: ./api, command: uvicorn app.main:app --reload, volumes: ["./api:/app"] }\n---\n',
    },
  },
  check({ plan, report }) {
    const asked = [...workOf(plan)].find(({ text }) => RELOAD.test(text));
    if (!asked) return;
    for (const service of plan.environment?.services ?? []) {
      const isNew = service.change === 'add' || service.change === 'change';
      if (!isNew || service.build === undefined || !/dev|local/i.test(service.environment ?? '')) continue;
      const command = commandOf(service, plan);
      const mounted = writtenCount(service.volumes) > 0;
      const watches = command !== undefined && RELOADS.test(command.command);
      if (mounted && (watches || command === undefined)) continue;
      const lacks = [
        ...(mounted ? [] : ['mounts no source']),
        ...(command && !watches ? [`runs \`${command.command}\`, which does not reload`] : []),
      ];
      report(
        { source: asked.source, ...(asked.ref !== undefined && { ref: asked.ref }) },
        `"${shortText(asked.text)}" cannot hold: ${serviceLabel(service)} ${lacks.join(' and ')}.`,
      )
        .related(service, 'the service')
        .fix('Write volumes: ["./api:/app"] at the service, and a command that reloads')
        .key(service.id);
    }
  },
});
