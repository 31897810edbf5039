"use server";
import { addCommentOperation } from "@/lib/operations/add-comment";
import { editCommentOperation, withdrawCommentOperation } from "@/lib/operations/edit-comment";
import { reopenThreadOperation, resolveThreadOperation } from "@/lib/operations/resolve-thread";
import { startThreadOperation } from "@/lib/operations/start-thread";
import { serverAction } from "@/lib/pipeline/server-action";

export const startThreadAction = serverAction(startThreadOperation);
export const addCommentAction = serverAction(addCommentOperation);
export const editCommentAction = serverAction(editCommentOperation);
export const withdrawCommentAction = serverAction(withdrawCommentOperation);
export const resolveThreadAction = serverAction(resolveThreadOperation);
export const reopenThreadAction = serverAction(reopenThreadOperation);
