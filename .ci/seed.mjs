// What a test generates is the same in every run unless the test says otherwise: a failure is of the change, not of the dice.
import fc from 'fast-check';

fc.configureGlobal({ seed: 1002 });
