namespace SecurityPortal.Core.Processes.Workers;

/// <summary>Marks the texts of the register of workers: its pages, the company's file of them, and the words for the states of their cards.</summary>
public sealed class WorkerRegisterTexts;
