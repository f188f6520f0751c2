import * as v from 'valibot';
import { CardSchema, ReaderSchema, WorldSchema } from '../../sim/world.ts';
import { answersOf, parseQuestionKey } from '../../src/evidence/questions.ts';

const { software, localhost, network, profile, answers } = WorldSchema.entries;

/** A card that differs from the healthy one in what is written. */
const DifferentCardSchema = v.partial(CardSchema);

/** A reader that differs from the healthy one, card included, in what is written. */
const DifferentReaderSchema = v.strictObject({
  ...v.partial(ReaderSchema).entries,
  card: v.optional(v.nullable(DifferentCardSchema)),
});

/** What is wrong with an answer given ahead; null when nothing is. */
const flawOf = (key: string, answer: string): string | null => {
  const asked = parseQuestionKey(key);
  if (asked === null) return 'expected the key of a question, such as person.card-elsewhere';
  const words = answersOf(asked.id);
  return words.includes(answer) ? null : `expected ${words.join(' or ')}`;
};

const AnswersSchema = v.pipe(
  answers,
  v.rawCheck(({ dataset: { typed, value }, addIssue }) => {
    if (!typed || value === 'truthful') return;
    for (const [key, answer] of Object.entries(value)) {
      const message = flawOf(key, answer);
      if (message !== null)
        addIssue({
          message,
          input: answer,
          path: [{ type: 'object', origin: 'value', input: value, key, value: answer }],
        });
    }
  }),
);

/** How a workstation differs from the healthy one; what is not written is as it is there. */
export const WorkstationSchema = v.partial(
  v.strictObject({
    ...WorldSchema.entries,
    readers: v.array(DifferentReaderSchema),
    software: v.partial(software),
    localhost: v.partial(localhost),
    network: v.partial(network),
    profile: v.partial(profile),
    answers: AnswersSchema,
  }),
);

export type Differences = v.InferOutput<typeof WorkstationSchema>;
