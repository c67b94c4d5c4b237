import { stackedProducts } from '../../analysis/stack-index.ts';
import { defineRule } from '../rule.ts';

/** Libraries that put jobs into a queue, which a process of their own takes out again. */
const JOB_QUEUES: ReadonlySet<string> = new Set(
  'celery rq dramatiq huey arq taskiq sidekiq resque delayed-job good-job bull bullmq bee-queue agenda pg-boss hangfire faktory asynq machinery oban'.split(
    ' ',
  ),
);
const WORKER = /worker|queue|jobs?\b|background|consumer/i;

export const queueWithoutWorker = defineRule({
  id: 'ports/queue-without-worker',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Job queue has no worker',
  why: 'Jobs pile up, and none of them is processed.',
  examples: {
    fails: {
      'stack.mdx': '---\nstack:\n  - { from: bullmq 5.1, to: Celery 5.3+ }\n---\n',
      'environment.mdx': '---\nservices:\n  - { name: api, change: add, ports: [8000] }\n---\n',
    },
    passes: {
      'stack.mdx': '---\nstack:\n  - { from: bullmq 5.1, to: Celery 5.3+ }\n---\n',
      'environment.mdx':
        '---\nservices:\n  - { name: api, change: add, ports: [8000] }\n  - { name: worker, change: add, command: celery -A app worker }\n---\n',
    },
  },
  check({ plan, report }) {
    const services = plan.environment?.services ?? [];
    if (!services.some((service) => service.change === 'add')) return;
    for (const { item, product, keys } of stackedProducts(plan)) {
      const key = keys.find((each) => JOB_QUEUES.has(each));
      if (key === undefined) continue;
      const works = services.find((service) =>
        [service.id, service.name, service.command, service.purpose].some(
          (value) => WORKER.test(value ?? '') || (value ?? '').toLowerCase().includes(key),
        ),
      );
      if (works) continue;
      report(item, `${product.name} needs a worker process, but none of the ${services.length} services runs one.`)
        .at('to')
        .related(services[0] ?? item, 'the services')
        .fix(
          `Add a service: - { name: worker, change: add, command: … }${plan.phases.length > 0 ? ', with the store that holds the queue' : ''}`,
        );
    }
  },
});
