import * as v from 'valibot';
import { readAs } from '../input/read-data.ts';
import { UserError } from '../user-error.ts';
import { sockets } from './removinator-status.ts';

const Name = v.pipe(v.string(), v.trim(), v.minLength(1));

const CardSchema = v.strictObject({
  socket: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(sockets)),
  /** What the card is, such as `series 9 test card, blank`. */
  card: Name,
  /** Whose it is: only the lab's own cards are used. */
  owner: Name,
});

const FixtureSchema = v.strictObject({
  driver: v.picklist(['removinator']),
  port: Name,
  baud: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 9600),
});

const StationSchema = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case words joined by hyphens')),
  /** The reader's name in PC/SC. */
  reader: Name,
  fixture: FixtureSchema,
  cards: v.optional(v.array(CardSchema), []),
});

/** The inventory of a lab: its name, its stations, and which cards are in the sockets of their fixtures. */
export const LabSchema = v.strictObject({
  lab: Name,
  stations: v.pipe(v.array(StationSchema), v.minLength(1, 'expected at least one station')),
});

export type Lab = v.InferOutput<typeof LabSchema>;
export type Station = Lab['stations'][number];
export type LabCard = Station['cards'][number];
export type FixtureSettings = Station['fixture'];

const unique = (file: string, place: (index: number) => string, values: readonly (string | number)[]) =>
  values.forEach((value, index) => {
    const first = values.indexOf(value);
    if (first !== index)
      throw new UserError(
        file,
        place(index),
        `expected another value than at ${place(first)}, found ${value}`,
      );
  });

/** Reads the inventory from a YAML or JSON file; a `UserError` names the place of what is wrong or there twice. */
export const readLab = async (file: string): Promise<Lab> => {
  const lab = await readAs(LabSchema, file);
  const { stations } = lab;
  unique(
    file,
    i => `stations.${i}.name`,
    stations.map(({ name }) => name),
  );
  unique(
    file,
    i => `stations.${i}.reader`,
    stations.map(({ reader }) => reader),
  );
  unique(
    file,
    i => `stations.${i}.fixture.port`,
    stations.map(({ fixture }) => fixture.port),
  );
  stations.forEach(({ cards }, at) => {
    unique(
      file,
      i => `stations.${at}.cards.${i}.socket`,
      cards.map(({ socket }) => socket),
    );
  });
  return lab;
};

/** The station meant by name, or the only one. */
export const stationOf = (lab: Lab, name: string | undefined, file: string): Station => {
  const [only, ...others] = lab.stations;
  if (name === undefined && only !== undefined && others.length === 0) return only;
  const named = lab.stations.find(station => station.name === name);
  if (named !== undefined) return named;
  const names = lab.stations.map(station => station.name).join(', ');
  throw new UserError('--fixture', null, `expected one of the stations in ${file}: ${names}${found(name)}`);
};

const found = (name: string | undefined) => (name === undefined ? '' : `; found "${name}"`);

/** The lab's own card in a socket. Unknown cards, and cards of somebody else, are refused: nothing may touch them. */
export const ownCard = ({ lab, stations }: Lab, station: Station, socket: number, file: string): LabCard => {
  const at = `stations.${stations.indexOf(station)}.cards`;
  const card = station.cards.find(card => card.socket === socket);
  if (card === undefined)
    throw new UserError(file, at, `no card listed for socket ${socket}; only listed cards are inserted`);
  if (card.owner !== lab)
    throw new UserError(
      file,
      `${at}.${station.cards.indexOf(card)}.owner`,
      `the card in socket ${socket} is not the lab’s own (${lab}); it stays where it is`,
    );
  return card;
};
