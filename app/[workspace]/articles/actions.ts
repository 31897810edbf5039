"use server";
import { freezeSnapshotOperation } from "@/lib/operations/freeze-snapshot";
import { importArticleOperation } from "@/lib/operations/import-article";
import { serverAction } from "@/lib/pipeline/server-action";

export const freezeSnapshotAction = serverAction(freezeSnapshotOperation);
export const importArticleAction = serverAction(importArticleOperation);
