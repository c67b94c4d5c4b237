import { isLocal, parseAddress } from '../../analysis/ports.ts';
import { storeFamily } from '../../analysis/stores.ts';
import { defineRule } from '../rule.ts';

/** Offers that run at their provider only. */
const HOSTED = /\b(?:atlas|aurora|cosmos ?db|planetscale|neon|supabase|documentdb|elasticache|memorystore|cloud sql|alloydb)\b/i;

export const hostedStoreLocal = defineRule({
  id: 'ports/hosted-store-local',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Hosted store has a local address',
  why: 'Features that only the hosted store has fail at the address that the plan gives.',
  examples: {
    fails: {
      'data.mdx': '---\ndatasets:\n  - { name: vectors, mode: none, store: MongoDB Atlas }\n---\n',
      'environment.mdx': '---\nvariables:\n  - { name: MONGODB_URI, default: "mongodb://localhost:27017/app" }\n---\n',
    },
    passes: {
      'data.mdx': '---\ndatasets:\n  - { name: vectors, mode: none, store: MongoDB Atlas }\n---\n',
      'environment.mdx':
        '---\nvariables:\n  - { name: MONGODB_URI, sample: "mongodb+srv://cluster.example.mongodb.net/app", required: true }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const dataset of plan.data?.datasets ?? []) {
      const store = dataset.store;
      const family = store !== undefined && HOSTED.test(store) ? storeFamily(store) : undefined;
      if (!family) continue;
      const addresses = (plan.environment?.variables ?? []).flatMap((variable) => {
        const field = variable.default === undefined ? 'sample' : 'default';
        const value = variable[field];
        const address = value === undefined ? undefined : parseAddress(value);
        return address && family.named.test(`${address.scheme ?? ''} ${variable.name}`)
          ? [{ variable, field, value, local: isLocal(address.host) }]
          : [];
      });
      const [first] = addresses;
      if (!first || addresses.some(({ local }) => !local)) continue;
      report(dataset, `"${dataset.name}" lies in ${store}, but the only address for ${family.id} is ${first.value}.`)
        .at('store')
        .related(first.variable, `but here it says ${first.value}`, first.field)
        .fix(`Write the address of ${store} as sample:, with required: true`);
    }
  },
});
