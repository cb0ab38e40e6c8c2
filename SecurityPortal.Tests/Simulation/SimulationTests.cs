using System.Diagnostics;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Contract;
using Xunit.Abstractions;

namespace SecurityPortal.Tests.Simulation;

/// <summary>
/// Random legal and illegal commands by several people over all processes, with faults in between: whatever happens, the invariants hold. A seed repeats
/// its run. More moves, or one seed alone, by PORTAL_SIMULATION_MOVES and PORTAL_SIMULATION_SEED.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int LookEvery = 200;

    [Theory]
    [InlineData(1)]
    [InlineData(20260112)]
    public async Task Moves_LegalAndNot_WithFaults_BreakNothing(int seed)
    {
        seed = SimulationSettings.Number("PORTAL_SIMULATION_SEED") ?? seed;
        var moves = SimulationSettings.Number("PORTAL_SIMULATION_MOVES") ?? 1000;
        var watch = Stopwatch.StartNew();
        await using var world = await RunAsync(seed, moves);

        output.WriteLine($"Seed {seed}: {moves} moves, {world.Cases.Count} cases, {world.Faults.Delivered.Count} mails, {watch.Elapsed.TotalSeconds:0} s");
        output.WriteLine(string.Join('\n', world.Outcomes.Select(o => $"{o.Value,6} {o.Key}")));

        // A simulation in which little succeeds proves little.
        Assert.InRange(ProcessCatalogue.All.Count(p => world.Outcomes.ContainsKey($"file {p.Key}: ok")), ProcessCatalogue.All.Count - 2, int.MaxValue);
    }

    // Else a seed that fails could not be looked at again.
    [Fact]
    public async Task Seed_RunTwice_DoesTheSameInTheSameOrder()
    {
        const int seed = 7;
        await using var first = await RunAsync(seed, 600);
        await using var second = await RunAsync(seed, 600);

        Assert.Equal(first.Diary, second.Diary);
        Assert.Equal(first.Outcomes, second.Outcomes);
    }

    private static async Task<World> RunAsync(int seed, int moves)
    {
        var world = await World.CreateAsync(seed);
        var invariants = new Invariants(world.Portal, world.Faults.Delivered);
        var nextLook = LookEvery;
        for (var move = 1; move <= moves; move++)
        {
            try
            {
                await MoveAsync(world);
            }
            catch (Exception e) when (e is not KilledException)
            {
                Assert.Fail($"Seed {seed}, move {move}: {e}\n{world.Diary}");
            }

            if (move >= nextLook || move == moves)
            {
                // A look at everything costs the more the more there is: seldom enough that long runs are moves, not looks.
                nextLook = Math.Max(move + LookEvery, move * 5 / 4);
                world.Faults.Present = Fault.None;
                await world.HearOfCasesAsync();
                var broken = await invariants.BrokenAsync();
                Assert.True(broken.Count == 0, $"Seed {seed}, move {move}:\n{string.Join('\n', broken)}\n\n{world.Diary}");
            }
        }

        return world;
    }

    private static async Task MoveAsync(World world)
    {
        world.Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        var filing = new FilingMoves(world);
        var moves = new CaseMoves(world, filing);
        world.Faults.Present = world.Chance(8) ? world.Pick(Enum.GetValues<Fault>()) : Fault.None;
        try
        {
            await (world.Random.Next(100) switch
            {
                < 14 => filing.FileAsync(),
                < 17 => moves.AskPoliceAsync(),
                < 19 => moves.PlanSessionAsync(),
                < 24 => TimePassesAsync(world),
                < 30 => SendAsync(world),
                < 34 => moves.AskRegistriesAsync(),
                < 42 => new MoneyMoves(world).ActAsync(),
                _ => moves.ActAsync(),
            });
        }
        catch (KilledException)
        {
            world.Write("a job was killed");
        }
    }

    private static async Task TimePassesAsync(World world)
    {
        world.Portal.Clock.Advance(TimeSpan.FromMinutes(world.Random.Next(1, world.Chance(20) ? 60 * 24 * 4 : 120)));
        await world.Portal.Get<CaseExpiry>().RunAsync(default);
        await world.Portal.Get<ContractExpiry>().RunAsync(default);
    }

    private static async Task SendAsync(World world)
    {
        for (var i = 0; i < 20 && await world.Portal.Get<OutboxSender>().SendNextAsync(default) is OutboxStep.Sent; i++)
        {
            // Until the server is down or nothing is due.
        }
    }
}
