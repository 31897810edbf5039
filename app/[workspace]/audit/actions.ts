"use server";
import { eraseNameOperation } from "@/lib/operations/erase-name";
import { eraseWordsOperation, findWordsOperation } from "@/lib/operations/erase-words";
import { serverAction } from "@/lib/pipeline/server-action";

export const eraseNameAction = serverAction(eraseNameOperation);
export const eraseWordsAction = serverAction(eraseWordsOperation);
export const findWordsAction = serverAction(findWordsOperation);
