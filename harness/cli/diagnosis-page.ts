import type { Finding } from '../../src/diagnose/diagnosis.ts';
import { type CheckLine, checksOf } from '../../src/explain/checks.ts';
import { networkRequests } from '../../src/explain/requests.ts';
import { inWords, whoIsMeant } from '../../src/explain/words.ts';
import { causes } from '../../src/model/causes.ts';
import type { Io } from './io.ts';
import type { Found } from './places.ts';
import { type Page, page } from './terminal.ts';

const marks = { good: '✓', bad: '✗', open: '–' } as const;

const minutes = (count: number): string => `about ${count} minute${count === 1 ? '' : 's'}`;

const mark = ({ colours }: Page, { mark: kind }: CheckLine): string =>
  ({ good: colours.green, bad: colours.red, open: colours.dim })[kind](marks[kind]);

const checked = (out: Page, { evidence }: Found): void => {
  out.heading('What was checked');
  for (const { title, lines } of checksOf(evidence)) {
    out.line('', out.colours.dim(title), 2);
    for (const line of lines) {
      const said = line.subject === null ? line.says : `${out.colours.bold(line.subject)}: ${line.says}`;
      out.line(mark(out, line), line.mark === 'open' ? out.colours.dim(said) : said, 4);
    }
  }
};

const finding = (out: Page, it: Finding, lead: string, { guidance }: Found): void => {
  out.line(lead, out.colours.bold(it.title));
  const label = (name: string) => out.colours.dim(name.padEnd(10));
  if (it.because.length > 0) out.line(label('seen in'), it.because.join(', '), 5);
  out.line(label('remedy'), it.remedy, 5);
  out.line(label('who'), `${whoIsMeant[it.who]}, ${minutes(it.minutes)}`, 5);
  out.line(label('NHS step'), it.step === 0 ? 'before step 1' : `${it.step}`, 5);
  const source = guidance.sources[causes[it.cause].source];
  if (source !== undefined)
    out.line(
      label('source'),
      `${source.title} (${source.certainty}, ${source.date === 'n/d' ? 'no date' : source.date})`,
      5,
    );
};

const same = (a: Finding) => (b: Finding) => a.cause === b.cause && a.target === b.target && a.how === b.how;

/** What every explanation holds is said once; then what they differ in. */
const ambiguous = (out: Page, found: Found): void => {
  const { explanations } = found.diagnosis;
  if (explanations.length === 0) {
    out.heading(out.colours.yellow('Nothing was checked, so nothing can be said'));
    return;
  }
  const [first = []] = explanations;
  const certain = first.filter(it => explanations.every(explanation => explanation.some(same(it))));
  if (certain.length > 0) {
    out.heading(out.colours.red('Certain'));
    certain.forEach((it, i) => {
      finding(out, it, `${i + 1}.`, found);
    });
  }
  const one = certain.length > 0 ? 'And one of these' : 'One of these';
  out.heading(out.colours.yellow(`${one} ${explanations.length}, which the checks so far cannot tell apart`));
  const shown = explanations.slice(0, 6);
  shown.forEach((explanation, i) => {
    const rest = explanation.filter(it => !certain.some(same(it)));
    rest.forEach((it, k) => {
      finding(out, it, k === 0 ? `${String.fromCharCode(65 + i)}.` : ' +', found);
    });
  });
  if (shown.length < explanations.length)
    out.line('', `… and ${explanations.length - shown.length} less likely ones; --json prints them all.`);
};

const explained = (out: Page, found: Found): void => {
  const { verdict, explanations, contradiction } = found.diagnosis;
  switch (verdict) {
    case 'healthy':
      out.heading(out.colours.green('Nothing stands in the way: every check that was made is in order.'));
      break;
    case 'unexplained':
      out.heading(out.colours.yellow('No cause that we know accounts for all of this'));
      for (const answer of contradiction) out.line('•', answer);
      break;
    case 'explained':
      out.heading(out.colours.red('Why the card cannot be read'));
      explanations[0]?.forEach((it, i) => {
        finding(out, it, `${i + 1}.`, found);
      });
      break;
    case 'inconclusive':
      ambiguous(out, found);
  }
};

const open = (out: Page, { diagnosis }: Found): void => {
  const { hidden, unassessed, next, advice } = diagnosis;
  if (next !== null) {
    out.heading('What to do next');
    out.line(out.colours.cyan('→'), `${next.ask} (${whoIsMeant[next.who]}, ${minutes(next.minutes)})`);
  }
  if (hidden.length > 0) {
    out.heading('Cannot be seen until that is mended');
    out.line('', [...new Set(hidden.map(({ cause }) => cause))].join(', '));
  }
  if (unassessed.length > 0) {
    out.heading('Not known from here; ask');
    for (const ask of new Set(unassessed.map(it => it.ask))) {
      const about = new Set(unassessed.filter(it => it.ask === ask).map(({ cause }) => cause));
      out.line('–', `${ask ?? 'no question settles'} ${out.colours.dim(`(${[...about].join(', ')})`)}`);
    }
  }
  if (advice.length > 0) {
    out.heading('Bear in mind');
    for (const sentence of advice) out.line('•', sentence);
  }
};

/** What to ask the network team for, host by host. */
const requests = (out: Page, { diagnosis, evidence }: Found): void => {
  const texts = networkRequests(diagnosis, evidence);
  if (texts.length === 0) return;
  out.heading('For the network team, to copy');
  for (const { text } of texts) out.line('', text);
};

/** The diagnosis as a technician reads it: what was checked, what failed and why, the remedy, and what to do next. */
export const diagnosisPage = (found: Found, io: Io): string => {
  const { diagnosis, evidence, place } = found;
  const out = page(io);
  const symptom =
    diagnosis.symptom === null ? 'nobody said what the user sees' : inWords('symptom', diagnosis.symptom);
  out.heading(`Smartcard diagnosis of ${place}, ${evidence.takenAt.replace('T', ' ').slice(0, 16)} UTC`);
  out.line('', `What the user sees: ${symptom}`);
  checked(out, found);
  explained(out, found);
  requests(out, found);
  open(out, found);
  out.gap();
  out.line(
    '',
    out.colours.dim(
      `Guidance ${diagnosis.guidance.version}, checked against its sources on ${diagnosis.guidance.asOf}.`,
    ),
    0,
  );
  return out.text();
};
