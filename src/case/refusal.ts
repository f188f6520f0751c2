/** Why a request cannot be sent yet, and what to do about it. Each is one sentence. */
export interface Refusal {
  readonly why: string;
  readonly todo: string;
}
