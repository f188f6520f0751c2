import type { InstalledProduct } from '../doors/software.ts';
import type { Product } from '../guidance/guidance.ts';
import { olderThan } from '../guidance/version.ts';
import { map, type Outcome } from '../outcome.ts';
import { remember } from '../remember.ts';
import type { Bench } from './probe.ts';

const lowerCase = remember(text => text.toLowerCase());

/** Whether the name of a program or a device begins like this, in whatever letters. */
export const isNamed = ({ name }: Pick<InstalledProduct, 'name'>, beginning: string): boolean =>
  lowerCase(name).startsWith(lowerCase(beginning));

/** The newest installed entry of a product, by the names that the guidance gives it; null when there is none. */
export const findProduct = (
  products: readonly InstalledProduct[],
  names: readonly string[],
): InstalledProduct | null =>
  products
    .filter(product => names.some(name => isNamed(product, name)))
    .sort((a, b) => (olderThan(a.version, b.version) ? 1 : -1))[0] ?? null;

/** Asks the workstation for one product. */
export const installed = async (
  product: Product,
  { workstation, guidance, budget }: Bench,
): Promise<Outcome<InstalledProduct | null>> =>
  map(await workstation.software.products(budget), products =>
    findProduct(products, guidance.products[product].names),
  );
