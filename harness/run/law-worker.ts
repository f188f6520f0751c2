import { laws } from '../../scenarios/laws/laws.ts';
import { answerBlocks } from './answer-blocks.ts';

answerBlocks(laws);
