import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { refusals } from '../../../src/case/refusals.ts';
import { type CaseInput, requestFor, requestText } from '../../../src/case/request.ts';
import { systemCode, UserError } from '../../user-error.ts';
import type { Io } from '../io.ts';
import { diagnosePlace, type PlaceOptions } from '../places.ts';
import { page } from '../terminal.ts';

export interface CaseOptions extends PlaceOptions {
  readonly action: string;
  readonly users: string;
  readonly wes: string;
  readonly log?: readonly string[];
  readonly errorId?: string;
  readonly out: string;
}

const mustBeFile = async (file: string): Promise<void> => {
  const found = await stat(file).catch(error => {
    throw new UserError(
      file,
      null,
      systemCode(error) === 'ENOENT' ? 'no such file' : `cannot be read (${systemCode(error)})`,
    );
  });
  if (!found.isFile()) throw new UserError(file, null, 'expected a file');
};

/** A folder of our own to write into: new or empty, so that nothing is written over. */
const emptyFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length === 0) return;
  } catch (error) {
    throw new UserError(folder, null, `expected a folder to write into (${systemCode(error)})`);
  }
  throw new UserError(
    folder,
    null,
    'expected a new or empty folder; this one holds files (choose another with --out)',
  );
};

/** A log's name may name a person or a machine; its ending is harmless. */
const logName = (file: string, index: number): string => {
  const ending = extname(file);
  return `diagnostic-log-${index + 1}${/^\.[a-z0-9]{1,5}$/i.test(ending) ? ending : ''}`;
};

/** `err1002 case`: 0 written, 1 the request is not complete and nothing was written, 3 could not run. */
export const caseCommand = async (options: CaseOptions, io: Io): Promise<number> => {
  const { action, users, wes, log: logs = [], errorId, out } = options;
  await Promise.all(logs.map(mustBeFile));
  const { diagnosis, evidence } = await diagnosePlace(options, io);
  const input: CaseInput = { action, users, wes, logs, ...(errorId === undefined ? {} : { errorId }) };

  const against = refusals(input, diagnosis, evidence);
  const sheet = page(io);
  if (against.length > 0) {
    sheet.heading('There is no case for the National Service Desk yet; nothing was written.');
    for (const { why, todo } of against) {
      sheet.line('-', why);
      sheet.line(' ', todo);
    }
    io.err(sheet.text());
    return 1;
  }

  await emptyFolder(out);
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  const files = {
    'request.txt': requestText(requestFor(input)),
    'diagnosis.json': json(diagnosis),
    'evidence.json': json(evidence),
  };
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(out, name), text, { flag: 'wx' });
    for (const [index, log] of logs.entries())
      await copyFile(log, join(out, logName(log, index)), constants.COPYFILE_EXCL);
  } catch (error) {
    throw new UserError(out, null, `cannot be written into (${systemCode(error)})`);
  }

  sheet.heading(`The case is in ${out}`);
  for (const name of [...Object.keys(files), ...logs.map(logName)]) sheet.line('-', name);
  sheet.gap();
  sheet.line(
    '',
    'Raise it with the National Service Desk on the NHS Digital Customer Portal: paste request.txt, attach the other files.',
    0,
  );
  sheet.line('', 'The logs were copied as they are. Look through them for personal data first.', 0);
  io.out(sheet.text());
  return 0;
};
