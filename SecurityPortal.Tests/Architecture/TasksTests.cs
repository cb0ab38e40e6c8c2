using System.Runtime.CompilerServices;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Tests.Architecture;

/// <summary>
/// No thread waits and no task is lost. Read from the compiled code, so that markup, lambdas and discards (<c>_ = SaveAsync()</c>) are seen as they run; what
/// the compiler and the analyzers see already (CS4014, VSTHRD110) they say earlier.
/// </summary>
public sealed class TasksTests
{
    private static readonly string[] Awaitables = [typeof(Task).FullName!, typeof(Task<>).FullName!, typeof(ValueTask).FullName!,
        typeof(ValueTask<>).FullName!];

    [Fact]
    public void Tasks_OfTheProduct_AreNeverThrownAway() =>
        AssertNone(Bodies(typeof(PeriodicJob), typeof(Program)).Where(m => m.DeclaringType.FullName != typeof(UnwaitedWork).FullName).SelectMany(Lost));

    [Fact]
    public void Methods_ThatAreAsynchronous_GiveTheirTask() => AssertNone(Bodies(typeof(PeriodicJob), typeof(Program), typeof(TasksTests))
        .Where(m => m.ReturnType.MetadataType == MetadataType.Void && m.CustomAttributes.Any(a => a.AttributeType.Name == nameof(AsyncStateMachineAttribute)))
        .Select(m => m.FullName));

    [Fact]
    public void Threads_NeverWait() => AssertNone(Bodies(typeof(PeriodicJob), typeof(Program), typeof(TasksTests)).SelectMany(Blocking));

    [Fact]
    public void Rules_SeeWhatTheyForbid()
    {
        var samples = Bodies(typeof(TasksTests)).Where(m => m.DeclaringType.FullName.Contains("/Samples", StringComparison.Ordinal) && !m.IsConstructor)
            .ToList();

        Assert.Equal(
            [nameof(Samples.Called), nameof(Samples.CalledThroughADelegate), nameof(Samples.Discarded), nameof(Samples.DiscardedInALambda)],
            samples.Where(m => Lost(m).Any()).Select(NameOf).Distinct().Order(StringComparer.Ordinal));
    }

    private static void AssertNone(IEnumerable<string> places) => Assert.Equal("", string.Join('\n', places));

    private static string NameOf(MethodDefinition method) => method.Name[0] == '<' ? method.Name[1..method.Name.IndexOf('>', StringComparison.Ordinal)]
        : method.Name;

    private static IEnumerable<MethodDefinition> Bodies(params Type[] assemblies) =>
        assemblies.SelectMany(a => ModuleDefinition.ReadModule(a.Assembly.Location).GetTypes()).SelectMany(t => t.Methods).Where(m => m.HasBody);

    private static IEnumerable<string> Lost(MethodDefinition method) => method.Body.Instructions
        .Where(i => i.Operand is MethodReference called && AfterNothing(i)?.OpCode == OpCodes.Pop && IsAwaitable(Returned(called)))
        .Select(i => $"{method.FullName}: {((MethodReference)i.Operand).Name}");

    private static Instruction? AfterNothing(Instruction instruction)
    {
        var next = instruction.Next;
        while (next?.OpCode == OpCodes.Nop)
        {
            next = next.Next;
        }

        return next;
    }

    private static TypeReference Returned(MethodReference called) => called.ReturnType is not GenericParameter parameter ? called.ReturnType
        : parameter.Type == GenericParameterType.Method && called is GenericInstanceMethod method ? method.GenericArguments[parameter.Position]
        : parameter.Type == GenericParameterType.Type && called.DeclaringType is GenericInstanceType type ? type.GenericArguments[parameter.Position]
        : called.ReturnType;

    private static bool IsAwaitable(TypeReference type) => Awaitables.Contains(type.GetElementType().FullName);

    private static IEnumerable<string> Blocking(MethodDefinition method)
    {
        // The compiler's own: the machine of an asynchronous method takes its results once they are there, and Main waits for the whole program.
        var isCompilers = method.Name == "<Main>" || method.DeclaringType.Interfaces.Any(i => i.InterfaceType.Name == nameof(IAsyncStateMachine));
        return method.Body.Instructions.Select(i => i.Operand).OfType<MethodReference>()
            .Where(called => (called.DeclaringType.GetElementType().FullName, called.Name) switch
            {
                ("System.Threading.Thread", nameof(Thread.Sleep)) => true,
                ("System.Threading.Tasks.Task", nameof(Task.Wait) or nameof(Task.WaitAll) or nameof(Task.WaitAny)) => true,
                ("System.Threading.Tasks.Task`1" or "System.Threading.Tasks.ValueTask`1", "get_Result") => true,
                (var type, "GetResult") => !isCompilers && type.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
                    && type.Contains("Awaiter", StringComparison.Ordinal),
                _ => false,
            })
            .Select(called => $"{method.FullName}: {called.Name}");
    }

    private static class Samples
    {
        public static async Task KeptAsync(Func<Task<int>> work)
        {
            var kept = WorkAsync();
            _ = await work();
            await kept;
            Action<int> counted = static number => _ = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            counted(1);
        }

        public static void Discarded() => _ = WorkAsync();

#pragma warning disable CS4014, VSTHRD110 // What the rule must see.
        public static void Called() => WorkAsync();

        public static void CalledThroughADelegate(Func<Task<int>> work) => work();
#pragma warning restore CS4014, VSTHRD110

        public static Action DiscardedInALambda() => () => _ = Task.Run(WorkAsync);

        private static async Task WorkAsync() => await Task.Yield();
    }
}
