export { type Issued, issue, type Request } from '../certificates.ts';
