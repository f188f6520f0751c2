import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ended, runProgram } from '../../testing/run-program.ts';
import { cable } from './addresses.ts';
import type { Running } from './daemon.ts';
import { startResolver } from './names.ts';
import { labFolder } from './namespace.ts';
import { type Plan, rulesFor } from './plan.ts';

/** Feeds a tool of the system, which must succeed. */
const tell = (input: string, command: string, ...args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'inherit', 2] });
    child.once('error', reject);
    child.once('exit', status =>
      status === 0 ? resolve() : reject(new Error(`${command}: ${status}\n${input}`)),
    );
    child.stdin?.end(input);
  });

const layCable = async (number: number, plugged: boolean): Promise<void> => {
  const { name, router, workstation } = cable(number);
  await tell(
    `netns add ${name}
link add ${name} type veth peer name eth0 netns ${name}
address add ${router.ipv4}/24 dev ${name}
address add ${router.ipv6}/64 dev ${name} nodad
link set ${name} up
`,
    ...(['ip', '-batch', '-'] as const),
  );
  const link = `address add ${workstation.ipv4}/24 dev eth0
address add ${workstation.ipv6}/64 dev eth0 nodad
link set eth0 up
route add default via ${router.ipv4}
route add default via ${router.ipv6}
`;
  await tell(`link set lo up\n${plugged ? link : ''}`, 'ip', '-n', name, '-batch', '-');
};

/** A computer in the lab: a network of its own, on a cable to the lab's internet. */
export interface LabWorkstation extends Running {
  /** Puts it into other surroundings; whether its cable is plugged stays as it was. */
  arrange(plan: Plan): Promise<void>;
  /** Runs a program on it, 60 s at most. */
  run(command: readonly string[]): Promise<Ended>;
  /** Starts this Node on it with a script, and a channel to it. */
  fork(script: string): ChildProcess;
}

/** Files that a workstation has in place of this machine's, in /etc. */
const filesFor = (number: number): Readonly<Record<string, string>> => ({
  'resolv.conf': `nameserver ${cable(number).router.ipv4}\n`,
  hosts: '127.0.0.1 localhost\n::1 localhost\n',
  'nsswitch.conf': 'hosts: files dns\n',
});

const writeFiles = async (number: number): Promise<void> => {
  const folder = join(labFolder, cable(number).name);
  await mkdir(folder, { recursive: true });
  await Promise.all(
    Object.entries(filesFor(number)).map(([name, text]) => writeFile(join(folder, name), text)),
  );
};

const moveIn = `
for file in "$0"/*
do mount --bind "$file" /etc/"\${file##*/}"
done
exec "$@"
`;

/** What the environment of our own process says of proxies and loaders is not the workstation's. */
const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/_proxy$|^NODE_OPTIONS$|^TAP|^ERR1002_/i.test(name)),
  );

/** Opens a workstation; `number` (1 to 250) is not that of any other one that is open. */
export const openWorkstation = async (number: number, plugged: boolean): Promise<LabWorkstation> => {
  const { name, router } = cable(number);
  await Promise.all([layCable(number, plugged), writeFiles(number)]);
  const inside = [
    `--net=/run/netns/${name}`,
    'unshare',
    '--mount',
    'sh',
    '-c',
    moveIn,
    join(labFolder, name),
  ];
  let resolver: Running | null = null;
  let env: Plan['env'] = {};
  const leave = async () => {
    await resolver?.close();
    resolver = null;
  };
  return {
    async arrange(plan) {
      await leave();
      [resolver] = await Promise.all([
        startResolver(router.ipv4, plan.resolver),
        tell(rulesFor(number, plan), 'nft', '-f', '-'),
      ]);
      env = plan.env;
    },
    run: ([command = '', ...args]) =>
      runProgram('nsenter', [...inside, command, ...args], {
        env: { ...ownEnvironment(), ...env },
        timeout: 60_000,
      }),
    fork: script =>
      spawn('nsenter', [...inside, process.execPath, script], {
        env: ownEnvironment(),
        stdio: ['ignore', 'ignore', 2, 'ipc'],
      }),
    async close() {
      await leave();
      await tell(`table inet ${name}\ndelete table inet ${name}\n`, 'nft', '-f', '-');
      await tell(`netns delete ${name}\n`, 'ip', '-batch', '-');
    },
  };
};
