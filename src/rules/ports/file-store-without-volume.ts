import { serviceLabel } from '../../analysis/services.ts';
import { writtenCount } from '../../model/absences.ts';
import type { Plan, Service, Variable } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

/** Databases that are a file: `sqlite:///./data/app.db`, `duckdb:///app.duckdb`, `file:./dev.db`. */
const FILE_STORE = /^(?:(?:sqlite|duckdb)(?:\+\w+)?:\/\/\/(?!:memory:)|file:)(\S+)/;

const serviceOf = (variable: Variable, plan: Plan): Service | undefined =>
  plan.environment?.services.find((service) => service.id === variable.service || service.name === variable.service);

const isContainer = (service: Service): boolean => service.image !== undefined || service.build !== undefined;

export const fileStoreWithoutVolume = defineRule({
  id: 'ports/file-store-without-volume',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Database file has no volume',
  why: 'The file is lost with the container, and no other service can see it.',
  examples: {
    fails: {
      'environment.mdx':
        '---\nservices:\n  - { name: api, build: . }\nvariables:\n  - { name: DATABASE_URL, sample: "sqlite:///./data/app.db", service: api }\n---\n',
    },
    passes: {
      'environment.mdx':
        '---\nservices:\n  - { name: api, build: ., volumes: ["data:/app/data"] }\nvariables:\n  - { name: DATABASE_URL, sample: "sqlite:///./data/app.db", service: api }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const variable of plan.environment?.variables ?? []) {
      const field = variable.sample === undefined ? 'default' : 'sample';
      const value = variable[field] ?? '';
      const path = FILE_STORE.exec(value)?.[1];
      const service = serviceOf(variable, plan);
      if (path === undefined || !service || !isContainer(service) || writtenCount(service.volumes) > 0) continue;
      const file = path.replace(/^\.\//, '').split('/').at(-1) ?? path;
      const shared = (plan.data?.datasets ?? []).find(
        (dataset) => dataset.mode === 'shared' && (dataset.location?.includes(file) ?? false),
      );
      const finding = report(
        variable,
        `${variable.name} is ${value}, a file in the container of ${serviceLabel(service)}, which has no volume${shared ? `; ${shared.name} is to be shared by both systems` : ''}.`,
      )
        .at(field)
        .related(service, 'no volumes')
        .fix(
          `Write volumes: ["${file.replace(/\.\w+$/, '')}:/path/of/its/folder"] at the service${shared ? ', and at the other one that shares it' : ''}`,
        );
      if (shared) finding.related(shared, 'but here it is shared', 'mode');
    }
  },
});
