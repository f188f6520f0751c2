import type { Guidance } from '../guidance/guidance.ts';
import type { Cause } from '../model/cause.ts';
import { causes } from '../model/causes.ts';
import { answersOn } from './constraint.ts';
import type { Finding } from './diagnosis.ts';
import { hypothesisAt } from './knowledge.ts';
import type { Problem } from './problem.ts';

const fill = (text: string, target: string | undefined): string =>
  text.replaceAll('{target}', target ?? 'the reader');

/** The words for one hypothesis: what it is, which answers speak for it, and what to do. */
export const findingOf = (index: number, problem: Problem, guidance: Guidance): Finding => {
  const { cause: id, target, how } = hypothesisAt(problem, index);
  const cause: Cause = causes[id];
  const explained = how !== undefined && cause.hows?.[how];
  const source = guidance.sources[cause.source];
  const accepted = answersOn(problem.bearing, index).filter(
    ({ healthy, deciders }) => !healthy && deciders.some(({ index: i, accepts }) => i === index && accepts),
  );
  return {
    cause: id,
    ...(target === undefined ? {} : { target }),
    ...(how === undefined ? {} : { how }),
    title: fill(cause.title, target),
    because: [...new Set(accepted.map(({ key }) => key))],
    remedy: fill(explained ? `${explained} ${cause.remedy}` : cause.remedy, target),
    who: cause.who,
    step: cause.step,
    minutes: cause.minutes,
    source: source === undefined ? cause.source : `${source.title} (${source.date}), ${source.where}`,
  };
};
