import { type Outcome, ok, skipped } from '../../src/outcome.ts';
import { type AdapterName, adapterNames, type PcscAdapter } from './adapter.ts';
import { loadKoffiAdapter } from './koffi-adapter.ts';
import { loadPcscliteAdapter } from './pcsclite-adapter.ts';

type Loaders = { readonly [name in AdapterName]: () => PcscAdapter | null };

const loaders: Loaders = { pcsclite: loadPcscliteAdapter, koffi: loadKoffiAdapter };

const install: { readonly [name in AdapterName]: string } = {
  pcsclite:
    'npm install pcsclite (which is compiled: it needs Python, a C++ compiler and, on Debian, the package libpcsclite-dev)',
  koffi: 'npm install koffi (nothing is compiled; on Debian it needs the package libpcsclite1)',
};

/** Environment variable that asks for one adapter and no other. */
export const adapterVariable = 'ERR1002_PCSC';

/**
 * The adapter that is asked for, or else the first that loads: `pcsclite`, then `koffi`. Skipped, with what to
 * install, where there is none.
 */
export const chooseAdapter = (wanted: string | undefined, load: Loaders = loaders): Outcome<PcscAdapter> => {
  if (wanted === undefined || wanted === '') {
    for (const name of adapterNames) {
      const adapter = load[name]();
      if (adapter !== null) return ok(adapter);
    }
    return skipped(`no PC/SC client is installed: ${install.koffi}, or ${install.pcsclite}`);
  }
  const name = adapterNames.find(known => known === wanted);
  if (name === undefined) return skipped(`${adapterVariable} may be ${adapterNames.join(' or ')}`);
  const adapter = load[name]();
  return adapter === null
    ? skipped(`${adapterVariable} asks for ${name}, which is missing: ${install[name]}`)
    : ok(adapter);
};
