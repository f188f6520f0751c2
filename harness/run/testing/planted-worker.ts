import { answerBlocks } from '../answer-blocks.ts';
import { planted } from './planted-laws.ts';

answerBlocks(planted);
