"use server";
import { exportBundleOperation } from "@/lib/operations/export-bundle";
import { serverAction } from "@/lib/pipeline/server-action";

export const exportBundleAction = serverAction(exportBundleOperation);
