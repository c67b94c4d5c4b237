import { own } from '../model/own.ts';
import type { Plan, StackItem } from '../model/plan.ts';
import type { Product } from '../model/values/version.ts';
import { packageKey, productKeys } from './packages.ts';

/** A product on one side of a row of the stack. */
export interface StackedProduct {
  item: StackItem;
  side: 'from' | 'to';
  product: Product;
  /** The spellings under which it is found. */
  keys: readonly string[];
}

const isProduct = (value: unknown): value is Product => typeof value === 'object' && value !== null && 'name' in value;

function sideOf(item: StackItem, side: 'from' | 'to'): Product | undefined {
  const value = item[side];
  if (value === 'same' && side === 'to') return sideOf(item, 'from');
  return isProduct(value) ? value : undefined;
}

/** The products of the stack, of the new system or of the old one. */
export const stackedProducts = (plan: Plan, side: 'from' | 'to' = 'to'): StackedProduct[] =>
  (plan.stack?.stack ?? []).flatMap((item) => {
    const product = sideOf(item, side);
    return product ? [{ item, side, product, keys: productKeys(product.name) }] : [];
  });

/** Names of imports that differ from those of their packages by more than a common prefix. */
const IMPORTED_AS: Readonly<Record<string, string>> = {
  attr: 'attrs',
  bs4: 'beautifulsoup4',
  crypto: 'pycryptodome',
  cv2: 'opencv-python',
  dateutil: 'python-dateutil',
  git: 'gitpython',
  google: 'protobuf',
  grpc: 'grpcio',
  jose: 'python-jose',
  jwt: 'pyjwt',
  kafka: 'kafka-python',
  multipart: 'python-multipart',
  mysqldb: 'mysqlclient',
  openssl: 'pyopenssl',
  pil: 'pillow',
  pkg_resources: 'setuptools',
  psycopg: 'psycopg',
  serial: 'pyserial',
  sklearn: 'scikit-learn',
  socketio: 'python-socketio',
  yaml: 'pyyaml',
};

/** Whether a product of the stack is meant by the name of a package or of an import. */
export function isMeantBy({ keys }: Pick<StackedProduct, 'keys'>, name: string): boolean {
  const whole = packageKey(name);
  const root = packageKey(name.startsWith('@') ? name : (name.split(/[./]/)[0] ?? name));
  const scope = name.startsWith('@') ? packageKey(name.slice(1).split('/')[0] ?? '') : root;
  const alias = own(IMPORTED_AS, root.replace(/-/g, '_')) ?? root;
  const names = new Set(
    [whole, root, scope, alias].flatMap((key) => [
      key,
      `python-${key}`,
      `py${key}`,
      `${key}-py`,
      `${key}-python`,
      `${key}js`,
      `${key}-js`,
      `node-${key}`,
    ]),
  );
  return keys.some((key) => names.has(key) || key.startsWith(`${root}-`) || key.replace(/-/g, '') === root.replace(/-/g, ''));
}
