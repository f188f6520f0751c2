import { createRequire } from 'node:module';

/** A C type of koffi: a name that it knows, or what its own functions made. */
export type CType = string | object;

/** The npm package koffi 3, as far as it is used. Pointers are big integers; a buffer may stand for a pointer to it. */
export interface Koffi {
  /** Throws when there is no such library. */
  load(path: string): Library;
  struct(members: { readonly [name: string]: CType }): CType;
  array(type: CType, length: number): CType;
  pointer(type: CType): CType;
  /** A pointer to one value, given as an array of one or as an object, which is read before the call and written after it. */
  inout(pointer: CType): CType;
}

interface Library {
  /** Throws when the library has no such function. */
  func(convention: string, name: string, result: CType, parameters: readonly CType[]): NativeFunction;
  symbol(name: string): bigint;
}

interface NativeFunction {
  /**
   * Calls it on a thread of the package's own, so that a call which never returns blocks nothing but its thread. The
   * last argument is a function that gets the error, or null, and the result.
   */
  async(...args: readonly unknown[]): void;
}

/** The package, or null where it is not installed or has no binary for this system. The only place that imports it. */
export const loadKoffi = (): Koffi | null => {
  try {
    return createRequire(import.meta.url)('koffi');
  } catch {
    return null;
  }
};
