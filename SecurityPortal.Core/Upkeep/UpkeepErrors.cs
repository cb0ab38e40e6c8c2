using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Upkeep;

/// <summary>Why a backup was not made or not restored.</summary>
public static class UpkeepErrors
{
    /// <summary>The folder for the backup is not empty.</summary>
    public static Error TargetTaken(string folder) => new("upkeep.target-taken") { Arguments = [folder] };

    /// <summary>There is no backup in the folder, or none of a form that is known.</summary>
    public static Error NoBackup(string folder) => new("upkeep.no-backup") { Arguments = [folder] };

    /// <summary>A file of the backup is missing or another one than when it was made.</summary>
    public static Error Damaged(string entry) => new("upkeep.damaged") { Arguments = [entry] };

    /// <summary>Something is there already where the backup would go.</summary>
    public static Error PlaceTaken(string place) => new("upkeep.place-taken") { Arguments = [place] };

    /// <summary>Something could not be moved or written; what was there before is where it was.</summary>
    public static Error NotRestored(string why) => new("upkeep.not-restored") { Arguments = [why] };

    /// <summary>The backup holds a database and the portal keeps its own on a server, or the reverse.</summary>
    public static Error OtherDatabase => new("upkeep.other-database");
}
