/** Who may do what with whose data: decided here and nowhere else. */

export type Action =
  /** See an athlete's training. */
  | "see"
  /** Log, correct or take back an athlete's training, or change their settings. */
  | "change";

export type Access = {
  /** The athlete who asks. */
  viewer: number;
  action: Action;
  /** The athlete whose data it is about. */
  subject: number;
};

/** People see and change what is theirs, and nobody else's. */
export function may({ viewer, subject }: Access): boolean {
  return viewer === subject;
}
