using System.Text.RegularExpressions;
using ArchUnitNET.Loader;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Architecture;

/// <summary>Which room of Core may know which, read from what the compiler made of it.</summary>
public sealed class RoomsTests
{
    private const string Root = "SecurityPortal.Core";
    private const string Processes = Root + ".Processes";

    private static readonly ArchUnitNET.Domain.Architecture Core = new ArchLoader().LoadAssemblies(typeof(PortalDbContext).Assembly).Build();

    /// <summary>
    /// The shared rooms from the ground up: a room may know those before it, so none stands in a circle. Processes stand between the rooms that their
    /// definitions speak of and those that work by them.
    /// </summary>
    private static readonly string[] Order =
    [
        "Common", "Jobs", "Printing", "People", "Accounts", "Data", "Servers", "Audit", "Notifications", "Documents", "Reference", "Registries", "Identity",
        "Cases", "Licences",
        "Processes", "Spreadsheets", "Payments", "Drafts", "Casework", "Appeals", "Register", "Papers", "Applicants", "Upkeep",
        "Demo",
    ];

    private static readonly HashSet<string> Keys = [.. ProcessCatalogue.All.Select(p => p.Key)];

    [Fact]
    public void SharedRooms_DependOnNoProcessAndNoFamily() => AssertNone(
        from d in Dependencies()
        where IsShared(d.From) && Slice(d.To) is not null && d.Type != typeof(ProcessCatalogue).FullName
        select d);

    [Fact]
    public void Processes_DependOnNoOtherProcess() => AssertNone(
        from d in Dependencies()
        where Slice(d.From) is { } slice && Keys.Contains(slice) && Slice(d.To) is { } to && to != slice && Keys.Contains(to)
        select d);

    [Fact]
    public void Families_DependOnNoProcess() => AssertNone(
        from d in Dependencies()
        where Slice(d.From) is { } slice && !Keys.Contains(slice) && Slice(d.To) is { } to && Keys.Contains(to)
        select d);

    [Fact]
    public void SharedRooms_StandInOrder() => AssertNone(
        from d in Dependencies()
        where IsShared(d.From) && IsShared(d.To) && Floor(d.From) < Floor(d.To)
            && d.Target != typeof(ProcessCatalogue).FullName && d.Type != typeof(ProcessCatalogue).FullName
        select d);

    [Fact]
    public void SharedRooms_AreAllInTheOrder() => Assert.Equal(
        Order.Order(), Core.Types.Select(t => t.Namespace?.FullName ?? "").Where(IsShared).Select(Room).OfType<string>().Distinct().Order());

    [Fact]
    public void Data_DependsOnCommonAndTheAccountAlone() => AssertNone(
        from d in Dependencies()
        where IsIn(d.From, Root + ".Data") && IsIn(d.To, Root) && !IsIn(d.To, Root + ".Data") && !IsIn(d.To, Root + ".Common")
            && d.Target != typeof(PortalUser).FullName // Identity's own context is made of accounts.
        select d);

    [Fact]
    public void SharedRooms_HoldNoProcessKey()
    {
        var key = new Regex($"\"(?:{string.Join('|', Keys)})[\"/]");

        AssertNone(
            from file in Repository.Files(Root, ".cs")
            where !file.Path.StartsWith(Root + "/Processes/", StringComparison.Ordinal)
            from line in file.Text.Split('\n')
            where key.IsMatch(line)
            select $"{file.Path}: {line.Trim()}");
    }

    // A key written down says the same as a reference, and no compiler sees it. A family may name its members.
    [Fact]
    public void Processes_HoldNoKeyOfAnother() => AssertNone(
        from file in Repository.Files(Root, ".cs").Concat(Repository.Files("SecurityPortal.Web", ".cs", ".razor"))
        let own = Keys.SingleOrDefault(key => file.Path.Contains($"/Processes/{key}/", StringComparison.Ordinal))
        where own is not null
        from key in Keys
        where key != own && (file.Text.Contains($"\"{key}\"", StringComparison.Ordinal) || file.Text.Contains($"\"{key}/", StringComparison.Ordinal))
        select $"{file.Path}: {key}");

    [Fact]
    public void Slices_AreFound()
    {
        var slices = Core.Types.Select(type => Slice(type.Namespace?.FullName ?? "")).OfType<string>().ToHashSet();

        Assert.Superset(Keys, slices);
        Assert.Contains(Dependencies(), d => Slice(d.From) is { } slice && Slice(d.To) is { } to && slice != to);
    }

    private static IEnumerable<Dependency> Dependencies() =>
        (from type in Core.Types
         from dependency in type.Dependencies
         where !dependency.Target.FullName.Contains("+<", StringComparison.Ordinal) // A type parameter, which the loader takes for the first of its name.
         select new Dependency(type.FullName, type.Namespace?.FullName ?? "", dependency.Target.FullName, dependency.Target.Namespace?.FullName ?? ""))
             .Distinct();

    private static bool IsShared(string name) => IsIn(name, Root) && Slice(name) is null;

    private static string? Room(string name) => IsIn(name, Root) && name.Length > Root.Length ? name[(Root.Length + 1)..].Split('.')[0] : null;

    private static int Floor(string name) => Room(name) is { } room ? Array.IndexOf(Order, room) : -1;

    private static bool IsIn(string name, string room) => name == room || name.StartsWith(room + ".", StringComparison.Ordinal);

    // The folder below Processes: a process or a family; the effects are what processes implement.
    private static string? Slice(string name) => name.StartsWith(Processes + ".", StringComparison.Ordinal) && !IsIn(name, Processes + ".Effects")
        ? name[(Processes.Length + 1)..].Split('.')[0] : null;

    private static void AssertNone<T>(IEnumerable<T> found) => Assert.True(!found.Any(), string.Join('\n', found));

    private sealed record Dependency(string Type, string From, string Target, string To)
    {
        public override string ToString() => $"{Type} -> {Target}";
    }
}
