import type { ChildProcess } from 'node:child_process';

/** What is answered in the child's place: when it cannot be started, when it ends by itself, when the asker gives up. */
export interface Substitutes<Answer> {
  readonly notStarted: Answer;
  readonly ended: Answer;
  readonly givenUp: Answer;
}

/** What the child is sent for each question. */
export interface Call<Question> {
  readonly id: number;
  readonly question: Question;
}

/** What the child sends back for each call. */
export interface Reply<Answer> {
  readonly id: number;
  readonly answer: Answer;
}

/**
 * Puts questions to one child process, which answers each {@link Call} with a {@link Reply}. It is started with
 * the first question, serves all that are asked at the same time, and is killed when nobody waits.
 */
export const sharedChild = <Question, Answer>(
  start: () => ChildProcess,
  { notStarted, ended, givenUp }: Substitutes<Answer>,
): ((question: Question, signal: AbortSignal) => Promise<Answer>) => {
  const waiting = new Map<number, (answer: Answer) => void>();
  let child: ChildProcess | null = null;
  let asked = 0;

  const open = (): ChildProcess => {
    const opened = start();
    const end = (answer: Answer) => {
      if (child === opened) for (const settle of waiting.values()) settle(answer);
    };
    opened.on('message', ({ id, answer }: Reply<Answer>) => waiting.get(id)?.(answer));
    opened.on('error', () => end(notStarted));
    opened.on('exit', () => end(ended));
    return opened;
  };
  const leave = (id: number): void => {
    waiting.delete(id);
    if (waiting.size > 0) return;
    child?.kill('SIGKILL');
    child = null;
  };

  return (question, signal) =>
    new Promise(resolve => {
      const id = asked++;
      const settle = (answer: Answer) => {
        if (waiting.has(id)) leave(id);
        resolve(answer);
      };
      waiting.set(id, settle);
      signal.addEventListener('abort', () => settle(givenUp), { once: true });
      child ??= open();
      child.send({ id, question } satisfies Call<Question>, () => {});
    });
};
