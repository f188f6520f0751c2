// What a test generates is the same in every run unless the test says otherwise: a failure is of the change, not of the dice.
// A night throws its own: ERR1002_DICE=20261130 npm test -- FILE throws them again.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.ERR1002_DICE ?? 1002) });
