/** Questions only the athlete can answer, waiting for a button. */
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { question } from "../schema/training.ts";

/** Keeps a question's state until it is answered. @returns the id its buttons carry. */
export async function ask(
  tx: Db,
  by: { athleteId: number; chatId: number; originId: number; state: unknown },
): Promise<number> {
  const [row] = await tx.insert(question).values(by).returning({ id: question.id });
  return row!.id;
}

export type Question = {
  id: number;
  athleteId: number;
  chatId: number;
  originId: number;
  state: unknown;
  answeredAt: Date | null;
};

/** A question of one chat, locked. */
export async function lockQuestion(tx: Db, by: { id: number; chatId: number }): Promise<Question | undefined> {
  const [row] = await tx
    .select({
      id: question.id,
      athleteId: question.athleteId,
      chatId: question.chatId,
      originId: question.originId,
      state: question.state,
      answeredAt: question.answeredAt,
    })
    .from(question)
    .where(and(eq(question.id, by.id), eq(question.chatId, by.chatId)))
    .for("update");
  return row;
}

export async function setAnswered(tx: Db, id: number): Promise<void> {
  await tx.update(question).set({ answeredAt: sql`now()` }).where(eq(question.id, id));
}

/** Keeps what is settled so far of a question that asks several things in turn. */
export async function setState(tx: Db, by: { id: number; state: unknown }): Promise<void> {
  await tx.update(question).set({ state: by.state }).where(eq(question.id, by.id));
}

/** Withdraws what a message asked and nobody answered, because the message changed. */
export async function withdrawQuestions(tx: Db, originId: number): Promise<void> {
  await tx.delete(question).where(and(eq(question.originId, originId), isNull(question.answeredAt)));
}
