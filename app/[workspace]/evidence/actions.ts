"use server";
import { editEvidenceOperation } from "@/lib/operations/add-evidence";
import { addSourceOperation, editSourceOperation } from "@/lib/operations/add-source";
import { serverAction } from "@/lib/pipeline/server-action";

export const editEvidenceAction = serverAction(editEvidenceOperation);
export const addSourceAction = serverAction(addSourceOperation);
export const editSourceAction = serverAction(editSourceOperation);
